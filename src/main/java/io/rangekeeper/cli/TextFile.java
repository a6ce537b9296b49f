package io.rangekeeper.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files that a user names.
final class TextFile {
    private TextFile() {}

    /// The text of a UTF-8 file.
    ///
    /// @param option the option that names it, for messages
    /// @throws CommandException with what is wrong in plain words
    static String read(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw CommandException.failure(option + ": " + file + " is a folder");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw CommandException.failure(option + ": " + file + " " + trouble(e));
        }
    }

    private static String trouble(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "does not exist";
            case AccessDeniedException denied -> "may not be read";
            case CharacterCodingException encoding -> "is not UTF-8";
            default -> "cannot be read: " + e;
        };
    }
}
