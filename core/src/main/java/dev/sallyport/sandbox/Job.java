package dev.sallyport.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One build to run. Paths named "inside" are absolute paths as the build sees them.
 *
 * @param command program and arguments, inside
 * @param environment all of it; nothing is inherited
 * @param workingDirectory inside; {@code source} is copied there, modes and times kept
 * @param user the name of the one user inside (in the passwd file that is generated)
 * @param home inside; writable and empty at the start, the user's home in the passwd file
 * @param root a folder that holds another system to build in; empty means this machine's /usr
 * @param readOnly what else is visible
 * @param source the folder outside that is copied
 * @param door the Unix socket outside that the relay forwards to
 * @param doorPort the port on 127.0.0.1 inside that the relay listens on
 * @param umask octal digits
 * @param outputs the folder inside whose regular files are taken out when the last process is dead
 * @param collected the folder outside that they are put in; created, must be empty
 * @param log the file outside that gets standard output and standard error
 */
public record Job(
    List<String> command,
    Map<String, String> environment,
    String workingDirectory,
    String user,
    String home,
    Optional<Path> root,
    List<Mount> readOnly,
    Path source,
    Path door,
    int doorPort,
    String umask,
    String outputs,
    Path collected,
    Path log,
    Limits limits) {
  public Job {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    readOnly = List.copyOf(readOnly);
  }
}
