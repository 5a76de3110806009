package io.babelgrid.kubernetes;

import io.babelgrid.pipeline.Survival;
import io.babelgrid.room.RoomRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps the pod-deletion-cost of this node's pod at the number of its people. What is told is the
 * timer's thread's.
 */
@ApplicationScoped
public class DeletionCost {

  static final String ANNOTATION = "controller.kubernetes.io/pod-deletion-cost";

  private static final Logger LOG = Logger.getLogger(DeletionCost.class);

  /**
   * Each change is a write to etcd and is told to all who watch pods: 100 nodes are 20 a second.
   */
  private static final long PERIOD_S = 5;

  private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /** Of what an earlier process of the same pod said, nothing is known. */
  private static final int UNKNOWN = -1;

  private final KubernetesConfig config;
  private final IntSupplier people;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("kubernetes").factory());
  private int told = UNKNOWN;
  private boolean failed;

  @Inject
  DeletionCost(KubernetesConfig config, RoomRegistry rooms) {
    this(config, rooms::participants);
  }

  DeletionCost(KubernetesConfig config, IntSupplier people) {
    this.config = config;
    this.people = people;
  }

  void start(@Observes StartupEvent started) {
    if (config.deletionCost()) {
      OwnPod pod = pod();
      timer.scheduleWithFixedDelay(
          () -> Survival.guard(LOG, "telling the deletion cost", () -> look(pod)),
          PERIOD_S,
          PERIOD_S,
          TimeUnit.SECONDS);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
  }

  /**
   * @throws IllegalArgumentException when this is no pod, or nobody said which
   */
  private OwnPod pod() {
    String name =
        config
            .pod()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "babelgrid.kubernetes.deletion-cost needs babelgrid.kubernetes.pod"));
    String host = System.getenv("KUBERNETES_SERVICE_HOST");
    String port = System.getenv("KUBERNETES_SERVICE_PORT");
    if (host == null || port == null) {
      throw new IllegalArgumentException(
          "babelgrid.kubernetes.deletion-cost is for pods of Kubernetes, and this is none:"
              + " KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set");
    }
    String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    return new OwnPod(URI.create("https://" + authority), ACCOUNT, name);
  }

  /** Tells how many are here, if that is not what was told. */
  void look(OwnPod pod) {
    int here = people.getAsInt();
    if (here == told) {
      return;
    }
    try {
      pod.annotate(ANNOTATION, Integer.toString(here));
      told = here;
      if (failed) {
        failed = false;
        LOG.info("The API server takes the deletion cost of this pod again");
      }
    } catch (IOException | GeneralSecurityException e) {
      // It may have been written all the same.
      told = UNKNOWN;
      if (!failed) {
        failed = true;
        LOG.warnf("The deletion cost of this pod cannot be told, calls go on: %s", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
