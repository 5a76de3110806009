package io.babelgrid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The map of the packages, kept true. */
@AnalyzeClasses(packages = "io.babelgrid", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] EVERYWHERE = {
    "io.babelgrid.pipeline..",
    "io.babelgrid.engine..",
    "io.babelgrid.budget..",
    "io.babelgrid.telemetry.."
  };

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.babelgrid.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule transportNeverSeesModelsOrRooms = onlyDependsOn("transport", "audio");

  @ArchTest static final ArchRule engineKnowsNothingOfCalls = onlyDependsOn("engine");

  @ArchTest
  static final ArchRule pipelineKnowsNoStep =
      noClasses()
          .that()
          .resideInAPackage("io.babelgrid.pipeline..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "belong to another package of the product",
                  type ->
                      type.getPackageName().startsWith("io.babelgrid")
                          && !type.getPackageName().startsWith("io.babelgrid.pipeline")));

  @ArchTest static final ArchRule audioStandsAlone = onlyDependsOn("audio");

  @ArchTest static final ArchRule echoSeesAudioOnly = onlyDependsOn("echo", "audio");

  @ArchTest static final ArchRule marksSeeAudioOnly = onlyDependsOn("marks", "audio");

  @ArchTest static final ArchRule wordingStandsAlone = onlyDependsOn("wording");

  @ArchTest static final ArchRule glossaryStandsAlone = onlyDependsOn("glossary");

  @ArchTest
  static final ArchRule glossaryIsSeenByWhoKeepsItAndWhoSpeaksByIt =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.babelgrid.glossary..",
              "io.babelgrid.signaling..",
              "io.babelgrid.store..",
              "io.babelgrid.node..",
              "io.babelgrid.flow..",
              "io.babelgrid.recognition..",
              "io.babelgrid.translation..",
              "io.babelgrid.speaker..",
              "io.babelgrid.call..",
              "io.babelgrid.work..",
              "io.babelgrid.relay..",
              "io.babelgrid")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.babelgrid.glossary..");

  @ArchTest
  static final ArchRule segmentationSeesAudioOnly = onlyDependsOn("segmentation", "audio");

  @ArchTest
  static final ArchRule recognitionSeesTheStepBefore =
      onlyDependsOn("recognition", "segmentation", "audio", "glossary");

  @ArchTest
  static final ArchRule translationSeesTheStepBefore =
      onlyDependsOn("translation", "recognition", "wording", "glossary");

  @ArchTest
  static final ArchRule synthesisSeesTheStepBefore =
      onlyDependsOn("synthesis", "translation", "wording");

  @ArchTest static final ArchRule videoStandsAlone = onlyDependsOn("video");

  @ArchTest
  static final ArchRule lipsyncSeesPicturesAndSpeech =
      onlyDependsOn("lipsync", "video", "synthesis", "audio");

  @ArchTest
  static final ArchRule playoutSeesTheStepBefore =
      onlyDependsOn("playout", "synthesis", "translation");

  @ArchTest static final ArchRule roomSeesNoStep = onlyDependsOn("room", "chat");

  @ArchTest static final ArchRule chatStandsAlone = onlyDependsOn("chat");

  @ArchTest static final ArchRule transcriptStandsAlone = onlyDependsOn("transcript");

  @ArchTest
  static final ArchRule onlyRoomsAndTheEdgeUseTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.babelgrid.store..",
              "io.babelgrid.room..",
              "io.babelgrid.grid..",
              "io.babelgrid.booking..",
              "io.babelgrid.signaling..",
              "io.babelgrid")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.babelgrid.store..");

  @ArchTest
  static final ArchRule bookingKnowsNoCallAndNoStep =
      onlyDependsOn("booking", "room", "grid", "store", "lifecycle");

  @ArchTest
  static final ArchRule nobodyDependsOnBooking =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.babelgrid.booking..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.babelgrid.booking..");

  @ArchTest static final ArchRule kubernetesSeesRoomsOnly = onlyDependsOn("kubernetes", "room");

  @ArchTest
  static final ArchRule nobodyDependsOnKubernetes =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.babelgrid.kubernetes..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.babelgrid.kubernetes..");

  @ArchTest
  static final ArchRule onlyBookingKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.babelgrid.booking..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging.kafka..");

  @ArchTest
  static final ArchRule flowKnowsNoCallNoPeerAndNoNode =
      never("flow", "call", "transport", "node", "face", "camera", "signaling", "store");

  @ArchTest
  static final ArchRule voiceSeesTheStepsAndTheSpeaker =
      onlyDependsOn(
          "voice", "speaker", "translation", "synthesis", "playout", "audio", "echo", "marks");

  @ArchTest
  static final ArchRule speakerSeesWhatIsTold =
      onlyDependsOn("speaker", "room", "audio", "echo", "playout", "synthesis", "glossary");

  @ArchTest
  static final ArchRule faceKnowsNoCallAndNoFlow =
      never("face", "call", "flow", "node", "room", "recognition", "translation");

  @ArchTest
  static final ArchRule cameraSeesPacketsAndPictures =
      onlyDependsOn("camera", "video", "transport");

  @ArchTest static final ArchRule capacityCarriesOutWhatBudgetDecides = onlyDependsOn("capacity");

  @ArchTest
  static final ArchRule callSeesWhatItWires =
      onlyDependsOn(
          "call",
          "flow",
          "face",
          "camera",
          "voice",
          "speaker",
          "capacity",
          "transport",
          "room",
          "glossary",
          "audio",
          "echo",
          "playout");

  @ArchTest
  static final ArchRule relaySeesRoomsCallsAndTheGrid =
      onlyDependsOn(
          "relay",
          "grid",
          "room",
          "chat",
          "call",
          "work",
          "speaker",
          "recognition",
          "transport",
          "flow",
          "glossary",
          "boot");

  @ArchTest
  static final ArchRule workSeesCallsFlowsAndTheGrid =
      onlyDependsOn(
          "work",
          "grid",
          "room",
          "call",
          "flow",
          "speaker",
          "voice",
          "capacity",
          "playout",
          "transport",
          "audio",
          "glossary",
          "lifecycle");

  @ArchTest
  static final ArchRule linksAreSeenByTheirFrontOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.babelgrid.relay.link..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.babelgrid.relay.link..", "io.grpc..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule onlyTheNodeKnowsThatRoomsAreJoined =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.babelgrid.relay..", "io.babelgrid.node..", "io.babelgrid")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.babelgrid.relay..");

  @ArchTest static final ArchRule placementSeesBudgetsOnly = onlyDependsOn("placement");

  @ArchTest
  static final ArchRule placementHasNoClockThreadOrInput =
      noClasses()
          .that()
          .resideInAPackage("io.babelgrid.placement..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.concurrent..",
              "java.io..",
              "java.nio..",
              "java.net..",
              "jakarta..",
              "io.babelgrid.engine..",
              "io.babelgrid.pipeline..",
              "io.babelgrid.telemetry..");

  @ArchTest static final ArchRule lifecycleStandsAlone = onlyDependsOn("lifecycle");

  @ArchTest
  static final ArchRule arithmeticOfTransportHasNoThreadSocketOrKey =
      noClasses()
          .that()
          .resideInAnyPackage("io.babelgrid.transport.rtp..", "io.babelgrid.transport.sdp..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.babelgrid.transport.ice..",
              "io.babelgrid.transport.dtls..",
              "java.net..",
              "java.nio.channels..",
              "javax.crypto..");

  @ArchTest
  static final ArchRule transportIsSeenByItsFrontOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.babelgrid.transport..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.babelgrid.transport.rtp..",
              "io.babelgrid.transport.sdp..",
              "io.babelgrid.transport.ice..",
              "io.babelgrid.transport.dtls..");

  @ArchTest
  static final ArchRule nobodyDependsOnTheNode =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.babelgrid.node..", "io.babelgrid")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.babelgrid.node..");

  private static ArchRule never(String step, String... others) {
    return noClasses()
        .that()
        .resideInAPackage("io.babelgrid." + step + "..")
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "belong to " + String.join(", ", others),
                type ->
                    java.util.Arrays.stream(others)
                        .anyMatch(other -> isIn(type.getPackageName(), other))));
  }

  private static ArchRule onlyDependsOn(String step, String... others) {
    return classes()
        .that()
        .resideInAPackage("io.babelgrid." + step + "..")
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are outside the product or in an allowed package",
                type ->
                    !type.getPackageName().startsWith("io.babelgrid")
                        || isIn(type.getPackageName(), step)
                        || java.util.Arrays.stream(others)
                            .anyMatch(other -> isIn(type.getPackageName(), other))
                        || java.util.Arrays.stream(EVERYWHERE)
                            .anyMatch(shared ->
                                type.getPackageName().startsWith(shared.replace("..", "")))));
  }

  private static boolean isIn(String packageName, String step) {
    String root = "io.babelgrid." + step;
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
