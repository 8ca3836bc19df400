package dev.sallyport.objects;

import dev.sallyport.gitobject.TreeEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a merge, its two parents and their base have under one name; null for nothing. */
record Sides(
    @Nullable TreeEntry base,
    @Nullable TreeEntry first,
    @Nullable TreeEntry second,
    @Nullable TreeEntry result) {

  /** Whether the result is what one side brought while the other did not change it. */
  boolean isPlain() {
    if (Objects.equals(first, second)) {
      return Objects.equals(result, first);
    }
    return (Objects.equals(first, base) && Objects.equals(result, second))
        || (Objects.equals(second, base) && Objects.equals(result, first));
  }

  /** One that is there: all of them have the same name and are all folders or all none. */
  TreeEntry any() {
    TreeEntry found = base != null ? base : first != null ? first : second;
    return found != null ? found : Objects.requireNonNull(result, "four times nothing");
  }
}
