package dev.sallyport.artifact;

import java.util.List;

/**
 * What a repository has of a release.
 *
 * @param listed whether the repository lists its folders, so that what is not in the list is not
 *     there; otherwise names were probed
 */
public record Published(List<ReleaseFile> files, List<UnfetchedFile> unfetched, boolean listed) {
  public Published {
    files = List.copyOf(files);
    unfetched = List.copyOf(unfetched);
  }

  public static Published listed(List<ReleaseFile> files) {
    return new Published(files, List.of(), true);
  }

  public static Published probed(List<ReleaseFile> files) {
    return new Published(files, List.of(), false);
  }
}
