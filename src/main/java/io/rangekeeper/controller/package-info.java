/// Carries plans out; measures, tells and audits what comes of feeds and policies.
@NullMarked
package io.rangekeeper.controller;

import org.jspecify.annotations.NullMarked;
