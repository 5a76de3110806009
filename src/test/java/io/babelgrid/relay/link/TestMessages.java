package io.babelgrid.relay.link;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.budget.Workload;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.Reaction;
import io.babelgrid.room.RoomAct;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.Moments;
import io.babelgrid.speaker.SpeakerIdentity;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Messages of every kind, odd ones among them. */
record TestMessages(NodeEpoch sender, Random random) {

  private static final String[] TEXTS = {
    "Ana",
    "João Gonçalves",
    "日本語",
    "👩‍👩‍👧‍👦 família",
    "e\u0301",
    "a\u0000b",
    "x".repeat(250),
    "م"
  };

  private static final String[] CODES = {"en", "pt", "yue", "de", "haw"};

  private static final long[] NUMBERS = {
    0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL, 1L << 53
  };

  static LinkMessage.Left numbered(int number) {
    return new LinkMessage.Left("room-" + number);
  }

  static LinkMessage.Words words(long originNs) {
    return new LinkMessage.Words(
        "room",
        "ana",
        3,
        new SpokenWords(
            new Transcript(7, Language.ENGLISH, List.of(new TimedWord("Hello", 10, 20)), true),
            null,
            new Moments(originNs + 1, originNs + 2, originNs + 3),
            originNs,
            Float.NaN,
            12.5));
  }

  /** One of each kind. */
  List<LinkMessage> all() {
    return Stream.concat(
            Stream.of(
                part(),
                new LinkMessage.Left(text()),
                new LinkMessage.Wish(text(), text(), languages(), contents()),
                words(),
                new LinkMessage.Remove(text(), text()),
                new LinkMessage.End(text()),
                chat(),
                act(new RoomAct.Reacted(text(), Reaction.values()[random.nextInt(6)])),
                act(new RoomAct.HandLowered(text())),
                act(new RoomAct.Hushed(text(), text())),
                media(),
                tracks(),
                work(),
                new LinkMessage.WorkWords(stay(), spoken()),
                new LinkMessage.WorkTerms(stay(), Glossary.EMPTY),
                new LinkMessage.WorkEnd(stay())),
            worked())
        .toList();
  }

  private LinkMessage.Part part() {
    String room = text();
    return new LinkMessage.Part(
        new RoomPart(
            sender,
            room,
            number(),
            new RoomPart.Settings(number(), coin(), coin(), number()),
            some(20, () -> member(room))));
  }

  private LinkMessage act(RoomAct act) {
    return new LinkMessage.Act(text(), act);
  }

  private RoomPart.Member member(String room) {
    String id = text();
    var voices = new TreeMap<Language, String>();
    languages().forEach(language -> voices.put(language, text()));
    var participant =
        new Participant(
            id,
            text(),
            new LanguageChoice(coin() ? language() : null, coin() ? language() : null, languages()),
            coin() ? language() : null,
            coin(),
            coin(),
            coin(),
            coin(),
            // Nobody is unreachable to their own node, the last of the states.
            MediaState.values()[random.nextInt(MediaState.UNREACHABLE.ordinal())],
            voices,
            number(),
            number());
    return new RoomPart.Member(
        new Stay(new UUID(number(), number()), sender, room, id),
        participant,
        coin(),
        coin() ? "" : text());
  }

  private LinkMessage.Chat chat() {
    return new LinkMessage.Chat(
        text(),
        some(
            5,
            () ->
                new ChatLine(
                    new ChatLine.Key(text(), text()),
                    text(),
                    number(),
                    coin() ? language() : null,
                    text())));
  }

  private LinkMessage.Words words() {
    return new LinkMessage.Words(text(), text(), number(), spoken());
  }

  private SpokenWords spoken() {
    return new SpokenWords(
        new Transcript(
            number(),
            language(),
            some(40, () -> new TimedWord(text(), number(), number())),
            coin(),
            some(10, this::text)),
        coin() ? language() : null,
        new Moments(number(), number(), number()),
        number(),
        coin() ? Float.NaN : (float) random.nextGaussian(),
        coin() ? Double.NaN : random.nextGaussian());
  }

  private UUID stay() {
    return new UUID(number(), number());
  }

  private LinkMessage.Work work() {
    return new LinkMessage.Work(
        new WorkOrder(
            new SpeakerIdentity(new Stay(stay(), new NodeEpoch(stay(), number()), text(), text())),
            ServicePlan.values()[random.nextInt(ServicePlan.values().length)],
            coin(),
            coin() ? language() : null,
            languages(),
            languages(),
            languages(),
            Map.of(language(), text()),
            coin(),
            coin(),
            coin()));
  }

  private Stream<LinkMessage> worked() {
    return Stream.of(
            new WorkNews.Accepted(),
            new WorkNews.Refused(text()),
            new WorkNews.Said(spoken()),
            new WorkNews.Line(number(), language(), coin(), text(), coin()),
            new WorkNews.Served(
                language(),
                ServiceLevel.values()[random.nextInt(ServiceLevel.values().length)],
                text()),
            new WorkNews.Talks(language(), coin()),
            new WorkNews.Detected(language()),
            new WorkNews.Misdeclared(language()),
            new WorkNews.Voice(language(), text()),
            new WorkNews.Unheard(text()),
            new WorkNews.Busy(coin()),
            new WorkNews.Took(language(), times()),
            new WorkNews.LetGo(Long.MIN_VALUE),
            new WorkNews.LetGo(1 + random.nextLong(1L << 60)))
        .map(news -> new LinkMessage.Worked(stay(), news));
  }

  private static LatencyLedger.Summary times() {
    LatencyLedger ledger = LatencyLedger.standard();
    ledger.post(Workload.FORWARD, 10, 20, 50, 90);
    return ledger.summary(Workload.FORWARD);
  }

  private LinkMessage.Media media() {
    byte[] key = new byte[28];
    random.nextBytes(key);
    return new LinkMessage.Media(new RelayEnd(text(), text(), some(8, this::text), key));
  }

  private LinkMessage.Tracks tracks() {
    return new LinkMessage.Tracks(
        some(
            64,
            () ->
                new RelayTrack(
                    text(),
                    text(),
                    coin() ? MediaKind.AUDIO : MediaKind.VIDEO,
                    random.nextInt() & 0xFFFF_FFFFL)));
  }

  private Set<TrackId.Content> contents() {
    Set<TrackId.Content> some = EnumSet.noneOf(TrackId.Content.class);
    for (TrackId.Content content : TrackId.Content.values()) {
      if (coin()) {
        some.add(content);
      }
    }
    return some;
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    var all = new ArrayList<T>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      all.add(one.get());
    }
    return all;
  }

  private Set<Language> languages() {
    return new TreeSet<>(some(CODES.length, this::language));
  }

  private Language language() {
    return new Language(CODES[random.nextInt(CODES.length)]);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private long number() {
    return coin() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong();
  }

  private boolean coin() {
    return random.nextBoolean();
  }
}
