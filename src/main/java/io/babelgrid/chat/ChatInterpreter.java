package io.babelgrid.chat;

import io.babelgrid.chat.ChatWords.Why;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Translates lines of all rooms of a node, one at a time: new ones in their order, then those that
 * were written before somebody came, of each room in turn. What nobody reads any more when its turn
 * comes is left out. Any thread; its own waits for the models.
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
  private final AtomicInteger freshWaiting = new AtomicInteger();
  private final ExecutorService translators =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-translation-", 0).factory());
  private final Thread thread;

  /** When an old line was last worked on. Of the thread. */
  private long oldUntilNs = System.nanoTime();

  /**
   * @param wait longest time until a fresh line is translated or told not to be, but for an old one
   *     that is being translated when it comes
   * @param mostWaiting fresh lines in one language that may wait
   */
  ChatInterpreter(ChatModels models, Duration wait, int mostWaiting) {
    this.models = models;
    this.waitNs = wait.toNanos();
    this.due = wait.plus(LONGEST_OF_A_VOICE);
    this.mostWaiting = mostWaiting;
    this.thread = Thread.ofPlatform().daemon().name("chat").start(this::run);
  }

  /**
   * A line that somebody wants in a language.
   *
   * @param isRead whether somebody still does; asked on any thread
   */
  record Wish(String roomId, ChatLine line, Language target, BooleanSupplier isRead) {}

  private record Job(
      boolean fresh, long number, long sinceNs, Wish wish, Consumer<@Nullable ChatWords> then)
      implements Comparable<Job> {

    @Override
    public int compareTo(Job other) {
      return fresh == other.fresh
          ? Long.compare(number, other.number)
          : Boolean.compare(other.fresh, fresh);
    }
  }

  /** Why a line cannot be brought into that language here, whenever it is asked for; or null. */
  @Nullable ChatWords refusal(ChatLine line, Language target) {
    Language source = line.language();
    if (source == null) {
      return untranslated(
          target, Why.LANGUAGE_UNKNOWN, "nobody can tell in which language it was written");
    }
    if (!models.translates(source, target)) {
      String why = "nothing here translates from %s to %s";
      return untranslated(target, Why.NO_MODEL, why.formatted(name(source), name(target)));
    }
    return null;
  }

  /**
   * Takes a line that was just written; goes before those that were not. Never waits.
   *
   * @param then told once, on another thread: null where nobody reads it any more
   * @return why it is not taken, of which {@code then} is not told; null when it is
   */
  @Nullable ChatWords interpret(Wish wish, Consumer<@Nullable ChatWords> then) {
    ChatWords refusal = refusal(wish.line(), wish.target());
    if (refusal != null) {
      return refusal;
    }
    if (freshWaiting.incrementAndGet() > mostWaiting) {
      freshWaiting.decrementAndGet();
      return untranslated(wish.target(), Why.BUSY, BUSY);
    }
    add(true, wish, then);
    return null;
  }

  /**
   * Takes a line that was written before, and has no {@link #refusal}. A room has one of these here
   * at a time, so they need no bound and take no place of a fresh one.
   */
  void interpretOld(Wish wish, Consumer<@Nullable ChatWords> then) {
    add(false, wish, then);
  }

  private void add(boolean fresh, Wish wish, Consumer<@Nullable ChatWords> then) {
    waiting.add(new Job(fresh, counter.incrementAndGet(), System.nanoTime(), wish, then));
  }

  private static String name(Language language) {
    return language.locale().getDisplayName(Locale.ENGLISH);
  }

  private static ChatWords untranslated(Language target, Why why, String reason) {
    return new ChatWords.Untranslated(target, why, reason);
  }

  private void run() {
    try {
      while (true) {
        Job job = waiting.take();
        if (job.fresh()) {
          freshWaiting.decrementAndGet();
        }
        job.then().accept(job.wish().isRead().getAsBoolean() ? done(job) : null);
        if (!job.fresh()) {
          oldUntilNs = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("chats are translated no more");
    }
  }

  private ChatWords done(Job job) throws InterruptedException {
    long nowNs = System.nanoTime();
    // An old line has waited already, and a fresh one has not while an old one was worked on.
    long leftNs =
        job.fresh() ? waitNs - Math.min(nowNs - job.sinceNs(), nowNs - oldUntilNs) : waitNs / 2;
    Language target = job.wish().target();
    if (leftNs <= 0) {
      return untranslated(target, Why.BUSY, BUSY);
    }
    Future<String> made = translators.submit(() -> translated(job.wish()));
    try {
      return new ChatWords.Translated(target, made.get(leftNs, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return untranslated(target, Why.BUSY, BUSY);
    } catch (ExecutionException e) {
      // Its text may be what somebody wrote.
      Throwable why = e.getCause() == null ? e : e.getCause();
      LOG.warnf("a chat message was not translated: %s", why.getClass().getName());
      return untranslated(target, Why.FAILED, "the translation failed");
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
