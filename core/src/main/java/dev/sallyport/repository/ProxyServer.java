package dev.sallyport.repository;

import java.util.Optional;

/** An HTTP proxy of the caller's settings. */
record ProxyServer(String host, int port, Optional<Login> login) {

  record Login(String user, String password) {
    @Override
    public String toString() {
      return "a login";
    }
  }
}
