package io.babelgrid.relay.link;

import com.google.protobuf.ByteString;
import io.babelgrid.flow.SpokenWords;
import io.babelgrid.glossary.GlossaryCsv;
import io.babelgrid.pipeline.Language;
import io.babelgrid.recognition.TimedWord;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Content;
import io.babelgrid.relay.link.wire.End;
import io.babelgrid.relay.link.wire.Epoch;
import io.babelgrid.relay.link.wire.Frame;
import io.babelgrid.relay.link.wire.Left;
import io.babelgrid.relay.link.wire.Media;
import io.babelgrid.relay.link.wire.MediaState;
import io.babelgrid.relay.link.wire.Member;
import io.babelgrid.relay.link.wire.Part;
import io.babelgrid.relay.link.wire.Remove;
import io.babelgrid.relay.link.wire.Settings;
import io.babelgrid.relay.link.wire.Track;
import io.babelgrid.relay.link.wire.TrackKind;
import io.babelgrid.relay.link.wire.Tracks;
import io.babelgrid.relay.link.wire.Transcript;
import io.babelgrid.relay.link.wire.Uuid;
import io.babelgrid.relay.link.wire.Wish;
import io.babelgrid.relay.link.wire.Word;
import io.babelgrid.relay.link.wire.Words;
import io.babelgrid.relay.link.wire.WorkEnd;
import io.babelgrid.relay.link.wire.WorkTerms;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.Participant;
import io.babelgrid.room.RoomPart;
import io.babelgrid.room.TrackId;
import io.babelgrid.transport.MediaKind;
import io.babelgrid.transport.RelayEnd;
import io.babelgrid.transport.RelayTrack;
import java.util.UUID;

/** Messages as they cross: times are the sender's, and who sends is known. */
final class LinkWriter {

  private LinkWriter() {}

  static Frame write(LinkMessage message) {
    Frame.Builder frame = Frame.newBuilder();
    switch (message) {
      case LinkMessage.Part part -> frame.setPart(part(part.part()));
      case LinkMessage.Left left -> frame.setLeft(Left.newBuilder().setRoomId(left.roomId()));
      case LinkMessage.Wish wish -> frame.setWish(wish(wish));
      case LinkMessage.Words words -> frame.setWords(words(words));
      case LinkMessage.Remove remove ->
          frame.setRemove(
              Remove.newBuilder()
                  .setRoomId(remove.roomId())
                  .setParticipantId(remove.participantId()));
      case LinkMessage.Chat chat -> frame.setChat(ChatWire.write(chat));
      case LinkMessage.Act act -> frame.setAct(ActWire.write(act));
      case LinkMessage.End end -> frame.setEnd(End.newBuilder().setRoomId(end.roomId()));
      case LinkMessage.Media media -> frame.setMedia(media(media.end()));
      case LinkMessage.Tracks tracks -> frame.setTracks(tracks(tracks));
      case LinkMessage.Work work -> frame.setWork(WorkWriter.work(work.order()));
      case LinkMessage.WorkWords said -> frame.setWorkWords(WorkWriter.words(said));
      case LinkMessage.WorkTerms terms ->
          frame.setWorkTerms(
              WorkTerms.newBuilder()
                  .setStay(uuid(terms.stay()))
                  .setCsv(GlossaryCsv.write(terms.glossary())));
      case LinkMessage.WorkEnd end ->
          frame.setWorkEnd(WorkEnd.newBuilder().setStay(uuid(end.stay())));
      case LinkMessage.Worked worked -> frame.setWorked(WorkWriter.worked(worked));
    }
    return frame.build();
  }

  static Epoch epoch(NodeEpoch node) {
    return Epoch.newBuilder().setNode(uuid(node.node())).setEpoch(node.epoch()).build();
  }

  static Uuid uuid(UUID id) {
    return Uuid.newBuilder()
        .setHigh(id.getMostSignificantBits())
        .setLow(id.getLeastSignificantBits())
        .build();
  }

  private static Part part(RoomPart part) {
    RoomPart.Settings known = part.settings();
    Part.Builder all =
        Part.newBuilder()
            .setRoomId(part.roomId())
            .setVersion(part.version())
            .setSettings(
                Settings.newBuilder()
                    .setChange(known.change())
                    .setLocked(known.locked())
                    .setKeepsTranscripts(known.keepsTranscripts())
                    .setDecision(known.decision()));
    part.members().forEach(member -> all.addMembers(member(member)));
    return all.build();
  }

  private static Member member(RoomPart.Member member) {
    Participant who = member.participant();
    Member.Builder all =
        Member.newBuilder()
            .setStay(uuid(member.stay().id()))
            .setId(who.id())
            .setName(who.name())
            .setAudioMuted(who.audioMuted())
            .setVideoMuted(who.videoMuted())
            .setLips(who.lips())
            .setHost(who.host())
            .setMedia(
                switch (who.media()) {
                  case JOINING -> MediaState.MEDIA_STATE_JOINING;
                  case CONNECTED -> MediaState.MEDIA_STATE_CONNECTED;
                  case SILENT -> MediaState.MEDIA_STATE_SILENT;
                  // A node reaches its own people.
                  case LOST, UNREACHABLE -> MediaState.MEDIA_STATE_LOST;
                })
            .setIncarnation(who.incarnation())
            .setHandMs(who.handMs())
            .setArriving(member.arriving())
            .setUnheard(member.unheard());
    Language speak = who.languages().speak();
    if (speak != null) {
      all.setSpeak(speak.code());
    }
    Language hear = who.languages().hear();
    if (hear != null) {
      all.setHear(hear.code());
    }
    Language detected = who.detected();
    if (detected != null) {
      all.setDetected(detected.code());
    }
    who.languages().knows().forEach(language -> all.addKnows(language.code()));
    who.voices().forEach((language, voice) -> all.putVoices(language.code(), voice));
    return all.build();
  }

  private static Wish wish(LinkMessage.Wish wish) {
    Wish.Builder all =
        Wish.newBuilder().setRoomId(wish.roomId()).setParticipantId(wish.participantId());
    wish.hear().forEach(language -> all.addHear(language.code()));
    wish.tracks().forEach(content -> all.addTracks(content(content)));
    return all.build();
  }

  private static Content content(TrackId.Content content) {
    return switch (content) {
      case AUDIO -> Content.CONTENT_AUDIO;
      case VIDEO -> Content.CONTENT_VIDEO;
      case TRANSLATION -> Content.CONTENT_TRANSLATION;
      case LIPS -> Content.CONTENT_LIPS;
    };
  }

  private static Words words(LinkMessage.Words words) {
    return words(words.words())
        .setRoomId(words.roomId())
        .setParticipantId(words.participantId())
        .setIncarnation(words.incarnation())
        .build();
  }

  static Words.Builder words(SpokenWords words) {
    Words.Builder all =
        Words.newBuilder()
            .setTranscript(transcript(words.transcript()))
            .setReadyNs(words.moments().readyNs())
            .setComputingNs(words.moments().computingNs())
            .setDoneNs(words.moments().doneNs())
            .setOriginNs(words.originNs())
            .setPitchHz(words.pitchHz())
            .setToNodeMs(words.toNodeMs());
    Language englishOf = words.englishOf();
    if (englishOf != null) {
      all.setEnglishOf(englishOf.code());
    }
    return all;
  }

  private static Transcript transcript(io.babelgrid.recognition.Transcript transcript) {
    Transcript.Builder all =
        Transcript.newBuilder()
            .setUtterance(transcript.utterance())
            .setLanguage(transcript.language().code())
            .setLast(transcript.last())
            .addAllLookahead(transcript.lookahead());
    for (TimedWord word : transcript.words()) {
      all.addWords(
          Word.newBuilder()
              .setText(word.text())
              .setStartSample(word.startSample())
              .setEndSample(word.endSample()));
    }
    return all.build();
  }

  private static Media media(RelayEnd end) {
    return Media.newBuilder()
        .setUfrag(end.ufrag())
        .setPassword(end.password())
        .addAllAddresses(end.addresses())
        .setKey(ByteString.copyFrom(end.key()))
        .build();
  }

  private static Tracks tracks(LinkMessage.Tracks tracks) {
    Tracks.Builder all = Tracks.newBuilder();
    for (RelayTrack track : tracks.tracks()) {
      all.addTracks(
          Track.newBuilder()
              .setRoomId(track.room())
              .setId(track.id())
              .setKind(
                  track.kind() == MediaKind.AUDIO
                      ? TrackKind.TRACK_KIND_AUDIO
                      : TrackKind.TRACK_KIND_VIDEO)
              .setSsrc(track.ssrc()));
    }
    return all.build();
  }
}
