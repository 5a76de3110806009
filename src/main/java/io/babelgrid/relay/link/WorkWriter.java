package io.babelgrid.relay.link;

import io.babelgrid.budget.LatencyLedger;
import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.pipeline.Language;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Accepted;
import io.babelgrid.relay.link.wire.LetGo;
import io.babelgrid.relay.link.wire.Level;
import io.babelgrid.relay.link.wire.Line;
import io.babelgrid.relay.link.wire.Refused;
import io.babelgrid.relay.link.wire.Served;
import io.babelgrid.relay.link.wire.Service;
import io.babelgrid.relay.link.wire.Talks;
import io.babelgrid.relay.link.wire.VoiceName;
import io.babelgrid.relay.link.wire.Work;
import io.babelgrid.relay.link.wire.WorkWords;
import io.babelgrid.relay.link.wire.Worked;
import io.babelgrid.room.Stay;

/** What nodes tell each other of work, as it crosses. */
final class WorkWriter {

  private WorkWriter() {}

  static Work work(WorkOrder order) {
    Stay stay = order.speaker().stay();
    Work.Builder all =
        Work.newBuilder()
            .setStay(LinkWriter.uuid(stay.id()))
            .setAt(LinkWriter.epoch(stay.node()))
            .setRoomId(stay.roomId())
            .setParticipantId(stay.participantId())
            .setHears(order.hears())
            .setService(
                switch (order.service()) {
                  case BEST -> Service.SERVICE_BEST;
                  case THRIFTY -> Service.SERVICE_THRIFTY;
                  case TEXT -> Service.SERVICE_TEXT;
                })
            .setWaits(order.waits())
            .setLeaves(order.leaves())
            .setAbsent(!order.present());
    Language spoken = order.spoken();
    if (spoken != null) {
      all.setSpoken(spoken.code());
    }
    order.targets().forEach(language -> all.addTargets(language.code()));
    order.elsewhere().forEach(language -> all.addElsewhere(language.code()));
    order.likely().forEach(language -> all.addLikely(language.code()));
    order.voices().forEach((language, voice) -> all.putVoices(language.code(), voice));
    return all.build();
  }

  static WorkWords words(LinkMessage.WorkWords said) {
    return WorkWords.newBuilder()
        .setStay(LinkWriter.uuid(said.stay()))
        .setWords(LinkWriter.words(said.words()))
        .build();
  }

  static Worked worked(LinkMessage.Worked worked) {
    Worked.Builder all = Worked.newBuilder().setStay(LinkWriter.uuid(worked.stay()));
    switch (worked.news()) {
      case WorkNews.Accepted _ -> all.setAccepted(Accepted.getDefaultInstance());
      case WorkNews.Refused(String reason) ->
          all.setRefused(Refused.newBuilder().setReason(reason));
      case WorkNews.Said said -> all.setSaid(LinkWriter.words(said.words()));
      case WorkNews.Line line ->
          all.setLine(
              Line.newBuilder()
                  .setUtterance(line.utterance())
                  .setLanguage(line.language().code())
                  .setTranslated(line.translated())
                  .setText(line.text())
                  .setLast(line.last()));
      case WorkNews.Served served ->
          all.setServed(
              Served.newBuilder()
                  .setLanguage(served.target().code())
                  .setLevel(level(served.level()))
                  .setReason(served.reason()));
      case WorkNews.Talks(Language target, boolean talking) ->
          all.setTalks(Talks.newBuilder().setLanguage(target.code()).setTalking(talking));
      case WorkNews.Detected(Language language) -> all.setDetected(language.code());
      case WorkNews.Misdeclared(Language spoken) -> all.setMisdeclared(spoken.code());
      case WorkNews.Voice(Language target, String voiceId) ->
          all.setVoice(VoiceName.newBuilder().setLanguage(target.code()).setVoice(voiceId));
      case WorkNews.Unheard(String reason) -> all.setUnheard(reason);
      case WorkNews.Busy(boolean busy) -> all.setBusy(busy);
      case WorkNews.LetGo(long untilNs) -> all.setLetGo(letGo(untilNs));
      case WorkNews.Took(Language target, LatencyLedger.Summary words) ->
          all.setTook(TimesWire.write(target, words));
    }
    return all.build();
  }

  private static LetGo letGo(long untilNs) {
    LetGo.Builder told = LetGo.newBuilder();
    return untilNs == Long.MIN_VALUE ? told.build() : told.setUntilNs(untilNs).build();
  }

  private static Level level(ServiceLevel level) {
    return switch (level) {
      case LIP_SYNC -> Level.LEVEL_LIP_SYNC;
      case VOICE -> Level.LEVEL_VOICE;
      case CAPTIONS -> Level.LEVEL_CAPTIONS;
      case ORIGINAL -> Level.LEVEL_ORIGINAL;
    };
  }
}
