package io.babelgrid.relay.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.babelgrid.chat.ChatLine;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Content;
import io.babelgrid.relay.link.wire.Frame;
import io.babelgrid.relay.link.wire.Left;
import io.babelgrid.relay.link.wire.Media;
import io.babelgrid.relay.link.wire.Member;
import io.babelgrid.relay.link.wire.Part;
import io.babelgrid.relay.link.wire.Track;
import io.babelgrid.relay.link.wire.Tracks;
import io.babelgrid.relay.link.wire.Transcript;
import io.babelgrid.relay.link.wire.Wish;
import io.babelgrid.relay.link.wire.Word;
import io.babelgrid.relay.link.wire.Words;
import io.babelgrid.room.NodeEpoch;
import io.babelgrid.room.TrackId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkWireTest {

  private static final NodeEpoch SENDER = new NodeEpoch(new UUID(-1, 1), 5);

  private final LinkReader reader =
      new LinkReader(SENDER, new PeerClock.Reading(0, 1_000_000, 2_000_000));

  private LinkMessage crossed(LinkMessage message) throws InvalidProtocolBufferException {
    return reader.read(Frame.parseFrom(LinkWriter.write(message).toByteArray()));
  }

  @Test
  void whatIsToldArrivesFieldByField() throws Exception {
    var random = new Random(3);
    for (int i = 0; i < 300; i++) {
      List<LinkMessage> all = new TestMessages(SENDER, random).all();
      assertEquals(
          LinkMessage.class.getPermittedSubclasses().length,
          all.stream().map(Object::getClass).distinct().count());
      for (LinkMessage message : all) {
        LinkMessage there = crossed(message);
        if (message instanceof LinkMessage.Media said && there instanceof LinkMessage.Media came) {
          assertEquals(said.end().ufrag(), came.end().ufrag());
          assertEquals(said.end().password(), came.end().password());
          assertEquals(said.end().addresses(), came.end().addresses());
          assertArrayEquals(said.end().key(), came.end().key());
        } else {
          assertEquals(message, there);
        }
      }
    }
  }

  @Test
  void allOfTheLongestChatCrossesInMessagesThatALinkTakes() throws Exception {
    var lines = new ArrayList<ChatLine>();
    for (int i = 0; i < 1_000; i++) {
      var key = new ChatLine.Key("ann", "m" + i);
      lines.add(new ChatLine(key, "Ann", i, null, "日".repeat(i == 0 ? 16_384 : 4_000)));
    }
    var came = new ArrayList<ChatLine>();
    for (LinkMessage.Chat part : new LinkMessage.Chat("room", lines).parts()) {
      Frame frame = LinkWriter.write(part);
      assertTrue(frame.getSerializedSize() < 1_048_576 / 4);
      came.addAll(((LinkMessage.Chat) reader.read(Frame.parseFrom(frame.toByteArray()))).lines());
    }
    assertEquals(lines, came);
  }

  @Test
  void timesAreTheReceivers() throws Exception {
    long aheadNs = Long.MAX_VALUE - 5;
    var there = new LinkReader(SENDER, new PeerClock.Reading(aheadNs, 0, 0));
    Frame frame = LinkWriter.write(TestMessages.words(100 + aheadNs));
    assertEquals(TestMessages.words(100), there.read(Frame.parseFrom(frame.toByteArray())));
  }

  @Test
  void nobodySpeaksForAnotherNode() throws Exception {
    var other = new TestMessages(new NodeEpoch(new UUID(9, 9), 77), new Random(1));
    LinkMessage.Part came = (LinkMessage.Part) crossed(other.all().getFirst());
    assertEquals(SENDER, came.part().node());
    came.part().members().forEach(member -> assertEquals(SENDER, member.stay().node()));
  }

  @Test
  void whatANewerVersionSaysBesidesIsPassedOver() throws Exception {
    var field = UnknownFieldSet.Field.newBuilder().addVarint(5).build();
    var more = UnknownFieldSet.newBuilder().addField(99, field).build();
    assertNull(
        reader.read(
            Frame.parseFrom(Frame.newBuilder().setUnknownFields(more).build().toByteArray())));
    Frame wordier =
        Frame.newBuilder().setLeft(Left.newBuilder().setRoomId("r").setUnknownFields(more)).build();
    assertEquals(new LinkMessage.Left("r"), reader.read(Frame.parseFrom(wordier.toByteArray())));
    Frame wish =
        Frame.newBuilder()
            .setWish(
                Wish.newBuilder()
                    .setRoomId("r")
                    .setParticipantId("p")
                    .addTracksValue(1234)
                    .addTracks(Content.CONTENT_LIPS))
            .build();
    assertEquals(
        new LinkMessage.Wish("r", "p", Set.of(), Set.of(TrackId.Content.LIPS)),
        reader.read(Frame.parseFrom(wish.toByteArray())));
    Frame tracks =
        Frame.newBuilder()
            .setTracks(
                Tracks.newBuilder()
                    .addTracks(Track.newBuilder().setRoomId("r").setId("t").setKindValue(77)))
            .build();
    assertEquals(new LinkMessage.Tracks(List.of()), reader.read(tracks));
  }

  @Test
  void whatNoNodeSaysIsRefused() {
    var word = Word.newBuilder().setText("x").build();
    Words.Builder words = Words.newBuilder().setRoomId("r").setParticipantId("p");
    Transcript.Builder english = Transcript.newBuilder().setLanguage("en");
    List<Frame.Builder> wrong =
        List.of(
            frame().setLeft(Left.newBuilder()),
            frame().setLeft(Left.newBuilder().setRoomId("x".repeat(257))),
            frame().setWish(Wish.newBuilder().setRoomId("r").setParticipantId("p").addHear("EN!")),
            frame().setWords(words.clone().setTranscript(Transcript.newBuilder())),
            frame()
                .setWords(
                    words
                        .clone()
                        .setTranscript(
                            english.clone().addAllWords(Collections.nCopies(1025, word)))),
            frame()
                .setWords(
                    words
                        .clone()
                        .setTranscript(
                            english.clone().addAllLookahead(Collections.nCopies(1025, "x")))),
            frame()
                .setPart(
                    Part.newBuilder()
                        .setRoomId("r")
                        .addAllMembers(
                            Collections.nCopies(1025, Member.newBuilder().setId("p").build()))),
            frame()
                .setMedia(
                    Media.newBuilder()
                        .setKey(com.google.protobuf.ByteString.copyFrom(new byte[65]))),
            frame()
                .setTracks(
                    Tracks.newBuilder()
                        .addAllTracks(Collections.nCopies(16_385, Track.getDefaultInstance()))));
    for (Frame.Builder frame : wrong) {
      assertThrows(IllegalArgumentException.class, () -> reader.read(frame.build()));
    }
    assertNotNull(reader.read(frame().setWords(words.clone().setTranscript(english)).build()));
  }

  private static Frame.Builder frame() {
    return Frame.newBuilder();
  }
}
