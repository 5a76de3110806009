package io.babelgrid.relay.link;

import io.babelgrid.flow.SpokenWords;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.recognition.Transcript;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Content;
import io.babelgrid.relay.link.wire.Epoch;
import io.babelgrid.relay.link.wire.Frame;
import io.babelgrid.relay.link.wire.Media;
import io.babelgrid.relay.link.wire.Member;
import io.babelgrid.relay.link.wire.Part;
import io.babelgrid.relay.link.wire.Tracks;
import io.babelgrid.relay.link.wire.Uuid;
import io.babelgrid.relay.link.wire.Wish;
import io.babelgrid.relay.link.wire.Word;
import io.babelgrid.relay.link.wire.Words;
import io.babelgrid.room.LanguageChoice;
import io.babelgrid.room.MediaState;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.Stay;
import io.babelgrid.room.TrackId;
import io.babelgrid.speaker.Moments;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what another node wrote, with its times by this node's clock. What a newer version says in
 * addition is passed over.
 *
 * @param sender whose facts these are
 * @param clock as it is now
 */
record LinkReader(NodeEpoch sender, PeerClock.Reading clock) {

  /** Ids, names and addresses; names have 60 characters of 2 units at most. */
  private static final int LONGEST = 256;

  /** A word of recognition; 448 tokens of Whisper have fewer. */
  static final int LONGEST_WORD = 4096;

  /** 64 times what a room holds. */
  private static final int MOST_MEMBERS = 1024;

  /** Whisper knows 99. */
  private static final int MOST_LANGUAGES = 256;

  /** Of one window of recognition, 448 tokens. */
  private static final int MOST_WORDS = 1024;

  private static final int MOST_ADDRESSES = 32;

  /** Of AEAD_AES_256_GCM, the longest profile (RFC 7714): 32 + 12. */
  private static final int LONGEST_KEY = 64;

  /** 100 rooms of 16 with 4 tracks each are 6,400. */
  private static final int MOST_TRACKS = 16_384;

  /**
   * @return null for a kind that this version does not know
   * @throws IllegalArgumentException for what no node may say
   */
  @Nullable LinkMessage read(Frame frame) {
    return switch (frame.getKindCase()) {
      case PART -> new LinkMessage.Part(part(frame.getPart()));
      case LEFT -> new LinkMessage.Left(id(frame.getLeft().getRoomId()));
      case WISH -> wish(frame.getWish());
      case WORDS -> words(frame.getWords());
      case REMOVE ->
          new LinkMessage.Remove(
              id(frame.getRemove().getRoomId()), id(frame.getRemove().getParticipantId()));
      case CHAT -> ChatWire.read(frame.getChat());
      case ACT -> ActWire.read(frame.getAct());
      case END -> new LinkMessage.End(id(frame.getEnd().getRoomId()));
      case MEDIA -> new LinkMessage.Media(media(frame.getMedia()));
      case TRACKS -> new LinkMessage.Tracks(tracks(frame.getTracks()));
      case WORK -> new LinkMessage.Work(work().order(frame.getWork()));
      case WORK_WORDS ->
          new LinkMessage.WorkWords(
              uuid(frame.getWorkWords().getStay()), spoken(frame.getWorkWords().getWords()));
      case WORK_TERMS ->
          new LinkMessage.WorkTerms(
              uuid(frame.getWorkTerms().getStay()), WorkReader.glossary(frame.getWorkTerms()));
      case WORK_END -> new LinkMessage.WorkEnd(uuid(frame.getWorkEnd().getStay()));
      case WORKED -> work().worked(frame.getWorked());
      case HELLO, PING, PONG, WANT, KIND_NOT_SET -> null;
    };
  }

  private WorkReader work() {
    return new WorkReader(this);
  }

  static NodeEpoch epoch(Epoch epoch) {
    return new NodeEpoch(uuid(epoch.getNode()), epoch.getEpoch());
  }

  static UUID uuid(Uuid id) {
    return new UUID(id.getHigh(), id.getLow());
  }

  private RoomPart part(Part part) {
    String room = id(part.getRoomId());
    var members = new ArrayList<RoomPart.Member>();
    for (Member member : few(part.getMembersList(), MOST_MEMBERS)) {
      members.add(
          new RoomPart.Member(
              new Stay(uuid(member.getStay()), sender, room, id(member.getId())),
              participant(member),
              member.getArriving(),
              text(member.getUnheard())));
    }
    return new RoomPart(
        sender,
        room,
        part.getVersion(),
        new RoomPart.Settings(
            part.getSettings().getChange(),
            part.getSettings().getLocked(),
            part.getSettings().getKeepsTranscripts(),
            part.getSettings().getDecision()),
        members);
  }

  private static Participant participant(Member member) {
    return new Participant(
        id(member.getId()),
        text(member.getName()),
        new LanguageChoice(
            member.hasSpeak() ? new Language(member.getSpeak()) : null,
            member.hasHear() ? new Language(member.getHear()) : null,
            languages(member.getKnowsList())),
        member.hasDetected() ? new Language(member.getDetected()) : null,
        member.getAudioMuted(),
        member.getVideoMuted(),
        member.getLips(),
        member.getHost(),
        switch (member.getMedia()) {
          case MEDIA_STATE_CONNECTED -> MediaState.CONNECTED;
          case MEDIA_STATE_SILENT -> MediaState.SILENT;
          case MEDIA_STATE_LOST -> MediaState.LOST;
          case MEDIA_STATE_JOINING, MEDIA_STATE_UNSPECIFIED, UNRECOGNIZED -> MediaState.JOINING;
        },
        voices(member.getVoicesMap()),
        member.getIncarnation(),
        member.getHandMs());
  }

  static SortedMap<Language, String> voices(Map<String, String> told) {
    var voices = new TreeMap<Language, String>();
    few(told.entrySet(), MOST_LANGUAGES)
        .forEach(voice -> voices.put(new Language(voice.getKey()), text(voice.getValue())));
    return voices;
  }

  private static LinkMessage.Wish wish(Wish wish) {
    Set<TrackId.Content> tracks = EnumSet.noneOf(TrackId.Content.class);
    for (Content content : few(wish.getTracksList(), MOST_LANGUAGES)) {
      switch (content) {
        case CONTENT_AUDIO -> tracks.add(TrackId.Content.AUDIO);
        case CONTENT_VIDEO -> tracks.add(TrackId.Content.VIDEO);
        case CONTENT_TRANSLATION -> tracks.add(TrackId.Content.TRANSLATION);
        case CONTENT_LIPS -> tracks.add(TrackId.Content.LIPS);
        case CONTENT_UNSPECIFIED, UNRECOGNIZED -> {}
      }
    }
    return new LinkMessage.Wish(
        id(wish.getRoomId()), id(wish.getParticipantId()), languages(wish.getHearList()), tracks);
  }

  private LinkMessage.Words words(Words words) {
    return new LinkMessage.Words(
        id(words.getRoomId()), id(words.getParticipantId()), words.getIncarnation(), spoken(words));
  }

  /** Of who and in which room is said elsewhere. */
  SpokenWords spoken(Words words) {
    return new SpokenWords(
        transcript(words.getTranscript()),
        words.hasEnglishOf() ? new Language(words.getEnglishOf()) : null,
        new Moments(
            clock.here(words.getReadyNs()),
            clock.here(words.getComputingNs()),
            clock.here(words.getDoneNs())),
        clock.here(words.getOriginNs()),
        (float) words.getPitchHz(),
        words.hasToNodeMs() ? words.getToNodeMs() : Double.NaN);
  }

  private static Transcript transcript(io.babelgrid.relay.link.wire.Transcript transcript) {
    var words = new ArrayList<TimedWord>();
    for (Word word : few(transcript.getWordsList(), MOST_WORDS)) {
      words.add(
          new TimedWord(
              text(word.getText(), LONGEST_WORD), word.getStartSample(), word.getEndSample()));
    }
    var lookahead = new ArrayList<String>();
    for (String word : few(transcript.getLookaheadList(), MOST_WORDS)) {
      lookahead.add(text(word, LONGEST_WORD));
    }
    return new Transcript(
        transcript.getUtterance(),
        new Language(transcript.getLanguage()),
        words,
        transcript.getLast(),
        lookahead);
  }

  private static RelayEnd media(Media media) {
    few(media.getAddressesList(), MOST_ADDRESSES).forEach(LinkReader::text);
    if (media.getKey().size() > LONGEST_KEY) {
      throw new IllegalArgumentException("a key of " + media.getKey().size() + " bytes");
    }
    return new RelayEnd(
        text(media.getUfrag()),
        text(media.getPassword()),
        media.getAddressesList(),
        media.getKey().toByteArray());
  }

  private static List<RelayTrack> tracks(Tracks tracks) {
    var all = new ArrayList<RelayTrack>();
    for (var track : few(tracks.getTracksList(), MOST_TRACKS)) {
      MediaKind kind =
          switch (track.getKind()) {
            case TRACK_KIND_AUDIO -> MediaKind.AUDIO;
            case TRACK_KIND_VIDEO -> MediaKind.VIDEO;
            case TRACK_KIND_UNSPECIFIED, UNRECOGNIZED -> null;
          };
      if (kind != null) {
        all.add(new RelayTrack(id(track.getRoomId()), id(track.getId()), kind, track.getSsrc()));
      }
    }
    return all;
  }

  static Set<Language> languages(List<String> codes) {
    var all = new TreeSet<Language>();
    few(codes, MOST_LANGUAGES).forEach(code -> all.add(new Language(code)));
    return all;
  }

  static String id(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an id is missing");
    }
    return text(text);
  }

  static String text(String text) {
    return text(text, LONGEST);
  }

  static String text(String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException("a text of " + text.length() + " characters");
    }
    return text;
  }

  private static <C extends Collection<?>> C few(C many, int most) {
    if (many.size() > most) {
      throw new IllegalArgumentException(many.size() + " of what is " + most + " at most");
    }
    return many;
  }
}
