package dev.sallyport.test.duo;

public final class First {}
