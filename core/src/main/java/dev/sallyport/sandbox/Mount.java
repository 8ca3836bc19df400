package dev.sallyport.sandbox;

import java.nio.file.Path;

/** A file or folder of the machine that the build sees, read-only, at an absolute path inside. */
public record Mount(Path outside, String inside) {}
