package dev.sallyport.door;

/**
 * The head of an HTTP request, as far as the door looks at it.
 *
 * @param method upper case
 * @param target as it was sent, never decoded
 * @param keepAlive whether the connection may be used again
 */
record Request(String method, String target, boolean keepAlive) {}
