package dev.sallyport.door;

import dev.sallyport.repository.Answer;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.verdict.Refusal;

/** Asks the repositories themselves. */
public final class LiveInputs implements Inputs {
  private final RepositoryClient repositories;

  public LiveInputs(RepositoryClient repositories) {
    this.repositories = repositories;
  }

  @Override
  public Reply ask(Ask ask) {
    try {
      Answer answer = repositories.get(ask.repositoryId(), ask.path());
      return answer instanceof Answer.Found found
          ? new Reply.Served(found.digests(), found.checksummed())
          : new Reply.Absent();
    } catch (Refusal refusal) {
      return new Reply.Refused(refusal.finding());
    }
  }
}
