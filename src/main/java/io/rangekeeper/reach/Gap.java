package io.rangekeeper.reach;

/// Something that was not read, so that what is said holds without it.
///
/// @param place where it stands
/// @param problem what is wrong, and what would be right
/// @param policy whether it is, or may be, a NetworkPolicy: then more may be open, or closed, than
///   is said
public record Gap(String place, String problem, boolean policy) {}
