package dev.sallyport.door;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Each question is asked once per run, so that one path is the same bytes throughout, and may be
 * asked ahead of its time.
 */
final class Answers implements AutoCloseable {
  private static final int AHEAD = 16;

  private final Inputs inputs;
  private final Map<Ask, Question> asked = new ConcurrentHashMap<>();
  private final ExecutorService ahead =
      Executors.newFixedThreadPool(
          AHEAD,
          task -> {
            Thread thread = new Thread(task, "sallyport-ahead");
            thread.setDaemon(true);
            return thread;
          });

  Answers(Inputs inputs) {
    this.inputs = inputs;
  }

  /** One question and, once it was asked, the reply. */
  private final class Question extends FutureTask<Reply> {
    private final boolean ahead;

    Question(Ask ask, boolean ahead) {
      super(() -> inputs.ask(ask));
      this.ahead = ahead;
    }
  }

  Reply ask(Ask ask) {
    Question mine = new Question(ask, false);
    Question first = asked.putIfAbsent(ask, mine);
    Question question = first == null ? mine : first;
    // Runs it here if it has not begun, even where it waits in the queue of those asked ahead.
    question.run();
    Reply reply = await(ask, question);
    if (question.ahead && reply instanceof Reply.Refused) {
      // Asked ahead, in a crowd, it went wrong; asked in earnest it gets its own chance.
      asked.remove(ask, question);
      return ask(ask);
    }
    return reply;
  }

  private static Reply await(Ask ask, Question question) {
    try {
      return question.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return failed(ask, Rule.TOOL_INTERRUPTED, "stopped while waiting");
    } catch (CancellationException | ExecutionException defect) {
      return failed(ask, Rule.TOOL_INTERNAL_ERROR, String.valueOf(defect.getCause()));
    }
  }

  void askAhead(Collection<Ask> hints) {
    for (Ask hint : hints) {
      Question question = new Question(hint, true);
      if (asked.putIfAbsent(hint, question) == null) {
        ahead.execute(question);
      }
    }
  }

  private static Reply failed(Ask ask, Rule rule, String fact) {
    return new Reply.Refused(new Finding(rule, ask.toString(), Evidence.fact(fact), ""));
  }

  @Override
  public void close() {
    ahead.shutdownNow();
  }
}
