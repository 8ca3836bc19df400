package dev.sallyport.gitobject;

/**
 * What was signed and by what.
 *
 * @param payload the bytes that the signature is over
 * @param block the signature as it stands in the object, continuation spaces removed, up to its END
 *     line
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying would cost every commit twice
public record SignedBytes(byte[] payload, byte[] block) {}
