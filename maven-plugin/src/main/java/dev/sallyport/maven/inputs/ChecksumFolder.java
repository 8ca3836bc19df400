package dev.sallyport.maven.inputs;

import dev.sallyport.inputs.ChecksumSummary;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** A folder that Maven's own resolver takes trusted checksums from. */
final class ChecksumFolder {
  private final Path folder;
  private final Log log;

  ChecksumFolder(Path folder, Log log) {
    this.folder = folder;
    this.log = log;
  }

  void write(Path lock) throws MojoExecutionException {
    try {
      byte[] text = ChecksumSummary.of(InputsReader.read(lock));
      Files.createDirectories(folder);
      Path beside = folder.resolve("." + ChecksumSummary.FILE + ".partial");
      Files.write(beside, text);
      Files.move(
          beside,
          folder.resolve(ChecksumSummary.FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      log.info("trusted checksums are in " + folder + "; Maven 3.9 and later enforces them with");
      ChecksumSummary.options(folder.toString()).forEach(option -> log.info("  " + option));
    } catch (Refusal refusal) {
      throw new MojoExecutionException(Refusals.message(refusal), refusal);
    } catch (IOException failed) {
      throw new MojoExecutionException("trusted checksums cannot be written: " + failed, failed);
    }
  }
}
