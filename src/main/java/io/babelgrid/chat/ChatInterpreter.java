package io.babelgrid.chat;

import io.babelgrid.pipeline.Language;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Translates lines of all rooms of a node, one at a time: new ones in their order, then those that
 * were written before somebody came. Any thread; its own waits for the models.
 */
final class ChatInterpreter implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ChatInterpreter.class);

  /**
   * No step of a voice is due later than this after it was asked for: all of one has 4.15 s
   * (babelgrid.budget.voice). What is due so long after its longest wait never goes before one.
   */
  private static final Duration LONGEST_OF_A_VOICE = Duration.ofSeconds(5);

  static final String BUSY = "the service has too much to do";

  private final ChatModels models;
  private final long waitNs;
  private final Duration due;
  private final int mostWaiting;
  private final PriorityBlockingQueue<Job> waiting = new PriorityBlockingQueue<>();
  private final AtomicLong counter = new AtomicLong();
  private final ExecutorService translators =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-translation-", 0).factory());
  private final Thread thread;

  /**
   * @param wait longest time until a line is translated or told not to be
   * @param mostWaiting lines in one language that may wait
   */
  ChatInterpreter(ChatModels models, Duration wait, int mostWaiting) {
    this.models = models;
    this.waitNs = wait.toNanos();
    this.due = wait.plus(LONGEST_OF_A_VOICE);
    this.mostWaiting = mostWaiting;
    this.thread = Thread.ofPlatform().daemon().name("chat").start(this::run);
  }

  /** A line that somebody wants in a language. */
  record Wish(String roomId, ChatLine line, Language target) {}

  private record Job(boolean fresh, long number, long sinceNs, Wish wish, Consumer<ChatWords> then)
      implements Comparable<Job> {

    @Override
    public int compareTo(Job other) {
      return fresh == other.fresh
          ? Long.compare(number, other.number)
          : Boolean.compare(other.fresh, fresh);
    }
  }

  /**
   * Never waits.
   *
   * @param fresh whether it was just written, and goes before what was not
   * @param then told once, on any thread, the caller's included
   */
  void interpret(Wish wish, boolean fresh, Consumer<ChatWords> then) {
    Language source = wish.line().language();
    if (source == null) {
      then.accept(untranslated(wish, "nobody can tell in which language it was written"));
    } else if (!models.translates(source, wish.target())) {
      String why = "nothing here translates from %s to %s";
      then.accept(untranslated(wish, why.formatted(name(source), name(wish.target()))));
    } else if (waiting.size() >= mostWaiting) {
      then.accept(untranslated(wish, BUSY));
    } else {
      waiting.add(new Job(fresh, counter.incrementAndGet(), System.nanoTime(), wish, then));
    }
  }

  private static String name(Language language) {
    return language.locale().getDisplayName(Locale.ENGLISH);
  }

  private static ChatWords untranslated(Wish wish, String reason) {
    return new ChatWords.Untranslated(wish.target(), reason);
  }

  private void run() {
    try {
      while (true) {
        Job job = waiting.take();
        job.then().accept(done(job));
      }
    } catch (InterruptedException e) {
      LOG.debug("chats are translated no more");
    }
  }

  private ChatWords done(Job job) throws InterruptedException {
    // What was written before somebody came has waited already.
    long leftNs = job.fresh() ? waitNs - (System.nanoTime() - job.sinceNs()) : waitNs;
    if (leftNs <= 0) {
      return untranslated(job.wish(), BUSY);
    }
    Future<String> made = translators.submit(() -> translated(job.wish()));
    try {
      return new ChatWords.Translated(job.wish().target(), made.get(leftNs, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return untranslated(job.wish(), BUSY);
    } catch (ExecutionException e) {
      // Its text may be what somebody wrote.
      Throwable why = e.getCause() == null ? e : e.getCause();
      LOG.warnf("a chat message was not translated: %s", why.getClass().getName());
      return untranslated(job.wish(), "the translation failed");
    } finally {
      made.cancel(true);
    }
  }

  private String translated(Wish wish) {
    Language source = Objects.requireNonNull(wish.line().language());
    return ChatParts.translated(
        wish.line().text(),
        (text, kept) -> models.translate(wish.roomId(), source, wish.target(), text, kept, due));
  }

  @Override
  public void close() {
    thread.interrupt();
    translators.shutdownNow();
  }
}
