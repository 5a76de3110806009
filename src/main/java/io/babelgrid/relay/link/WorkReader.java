package io.babelgrid.relay.link;

import io.babelgrid.budget.ServiceLevel;
import io.babelgrid.budget.ServicePlan;
import io.babelgrid.flow.WorkNews;
import io.babelgrid.flow.WorkOrder;
import io.babelgrid.glossary.Glossary;
import io.babelgrid.glossary.GlossaryCsv;
import io.babelgrid.glossary.GlossaryException;
import io.babelgrid.pipeline.Language;
import io.babelgrid.relay.LinkMessage;
import io.babelgrid.relay.link.wire.Level;
import io.babelgrid.relay.link.wire.Service;
import io.babelgrid.relay.link.wire.Work;
import io.babelgrid.relay.link.wire.WorkTerms;
import io.babelgrid.relay.link.wire.Worked;
import io.babelgrid.room.Stay;
import io.babelgrid.speaker.SpeakerIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Reads what another node wrote of work.
 *
 * @param link reads what is not of work alone
 */
record WorkReader(LinkReader link) {

  /** A piece of a line is a phrase; a window of recognition has 448 tokens. */
  private static final int LONGEST_LINE = 65_536;

  WorkOrder order(Work work) {
    var stay =
        new Stay(
            LinkReader.uuid(work.getStay()),
            LinkReader.epoch(work.getAt()),
            LinkReader.id(work.getRoomId()),
            LinkReader.id(work.getParticipantId()));
    return new WorkOrder(
        new SpeakerIdentity(stay),
        service(work.getService()),
        work.getHears(),
        work.hasSpoken() ? new Language(work.getSpoken()) : null,
        LinkReader.languages(work.getTargetsList()),
        LinkReader.languages(work.getElsewhereList()),
        LinkReader.languages(work.getLikelyList()),
        LinkReader.voices(work.getVoicesMap()),
        work.getWaits(),
        work.getLeaves(),
        !work.getAbsent());
  }

  static Glossary glossary(WorkTerms terms) {
    try {
      return terms.getCsv().isEmpty() ? Glossary.EMPTY : GlossaryCsv.parse(terms.getCsv());
    } catch (GlossaryException e) {
      throw new IllegalArgumentException("no glossary: " + e.getMessage(), e);
    }
  }

  private static ServicePlan service(Service service) {
    return switch (service) {
      case SERVICE_THRIFTY -> ServicePlan.THRIFTY;
      case SERVICE_TEXT -> ServicePlan.TEXT;
      case SERVICE_BEST, SERVICE_UNSPECIFIED, UNRECOGNIZED -> ServicePlan.BEST;
    };
  }

  /** Null for news that this version does not know. */
  LinkMessage.@Nullable Worked worked(Worked worked) {
    WorkNews news = news(worked);
    return news == null ? null : new LinkMessage.Worked(LinkReader.uuid(worked.getStay()), news);
  }

  private @Nullable WorkNews news(Worked told) {
    return switch (told.getNewsCase()) {
      case ACCEPTED -> new WorkNews.Accepted();
      case REFUSED -> new WorkNews.Refused(LinkReader.text(told.getRefused().getReason()));
      case SAID -> new WorkNews.Said(link.spoken(told.getSaid()));
      case LINE ->
          new WorkNews.Line(
              told.getLine().getUtterance(),
              new Language(told.getLine().getLanguage()),
              told.getLine().getTranslated(),
              LinkReader.text(told.getLine().getText(), LONGEST_LINE),
              told.getLine().getLast());
      case SERVED ->
          new WorkNews.Served(
              new Language(told.getServed().getLanguage()),
              level(told.getServed().getLevel()),
              LinkReader.text(told.getServed().getReason()));
      case TALKS ->
          new WorkNews.Talks(
              new Language(told.getTalks().getLanguage()), told.getTalks().getTalking());
      case DETECTED -> new WorkNews.Detected(new Language(told.getDetected()));
      case MISDECLARED -> new WorkNews.Misdeclared(new Language(told.getMisdeclared()));
      case VOICE ->
          new WorkNews.Voice(
              new Language(told.getVoice().getLanguage()),
              LinkReader.text(told.getVoice().getVoice()));
      case UNHEARD -> new WorkNews.Unheard(LinkReader.text(told.getUnheard()));
      case BUSY -> new WorkNews.Busy(told.getBusy());
      case LET_GO ->
          new WorkNews.LetGo(
              told.getLetGo().hasUntilNs()
                  ? link.clock().here(told.getLetGo().getUntilNs())
                  : Long.MIN_VALUE);
      case TOOK ->
          new WorkNews.Took(
              new Language(told.getTook().getLanguage()), TimesWire.read(told.getTook()));
      case NEWS_NOT_SET -> null;
    };
  }

  /** What is served in a way that is not known here is not served as far as is known. */
  private static ServiceLevel level(Level level) {
    return switch (level) {
      case LEVEL_LIP_SYNC -> ServiceLevel.LIP_SYNC;
      case LEVEL_VOICE -> ServiceLevel.VOICE;
      case LEVEL_CAPTIONS -> ServiceLevel.CAPTIONS;
      case LEVEL_ORIGINAL, LEVEL_UNSPECIFIED, UNRECOGNIZED -> ServiceLevel.ORIGINAL;
    };
  }
}
