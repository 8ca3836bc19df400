package dev.sallyport.sourcegate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the verifier saw when it last said yes: the tip of each branch and the target of each tag of
 * one repository. A file of JSON, outside the repository, replaced as a whole.
 */
final class Seen {
  private static final String SCHEMA = "https://sallyport.dev/source-state/v1";
  private static final long LARGEST = 16 << 20;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;
  private final SortedMap<String, GitId> refs;

  private Seen(Path file, SortedMap<String, GitId> refs) {
    this.file = file;
    this.refs = refs;
  }

  /**
   * Reads the file; one that is not there yet has seen nothing.
   *
   * @param repository the folder of what is judged, in which the file must not lie
   */
  static Seen read(Path file, Path repository) throws Refusal {
    Path absolute = file.toAbsolutePath().normalize();
    if (absolute.startsWith(repository.toAbsolutePath().normalize())) {
      throw refusal(file, "lies inside the repository that is judged", "keep it elsewhere");
    }
    try {
      if (Files.size(absolute) > LARGEST) {
        throw refusal(file, "is larger than " + LARGEST + " bytes", REMOVE_HINT);
      }
      return new Seen(absolute, refs(file, JSON.readTree(Files.readAllBytes(absolute))));
    } catch (NoSuchFileException e) {
      return new Seen(absolute, new TreeMap<>());
    } catch (JsonProcessingException e) {
      throw refusal(file, "is not JSON: " + e.getOriginalMessage(), REMOVE_HINT);
    } catch (IOException e) {
      throw refusal(file, "cannot be read: " + e, "check its owner and mode");
    }
  }

  private static final String REMOVE_HINT =
      "if you are sure that nobody rolled the branch back, remove the file and start anew";

  private static SortedMap<String, GitId> refs(Path file, JsonNode root) throws Refusal {
    if (!SCHEMA.equals(root.path("schema").asText()) || !root.path("refs").isObject()) {
      throw refusal(file, "has no schema " + SCHEMA, REMOVE_HINT);
    }
    SortedMap<String, GitId> refs = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : root.path("refs").properties()) {
      String id = field.getValue().asText();
      if (!GitId.isForm(id)) {
        throw refusal(file, "has no object id for " + field.getKey(), REMOVE_HINT);
      }
      refs.put(field.getKey(), new GitId(id));
    }
    return refs;
  }

  Optional<GitId> at(String ref) {
    return Optional.ofNullable(refs.get(ref));
  }

  /** What each tag held. */
  SortedMap<String, GitId> tags() {
    return refs.subMap("refs/tags/", "refs/tags0");
  }

  /** Remembers and writes: all of it or nothing. */
  void remember(SortedMap<String, GitId> now) throws Refusal {
    refs.putAll(now);
    ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
    ObjectNode map = root.putObject("refs");
    refs.forEach((ref, id) -> map.put(ref, id.hex()));
    try {
      PrivateFile.replace(file, JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw refusal(file, "cannot be written: " + e, "check the folder's owner, mode and space");
    }
  }

  private static Refusal refusal(Path file, String fact, String hint) {
    return new Refusal(Rule.BRANCH_STATE, file.toString(), fact, hint);
  }
}
