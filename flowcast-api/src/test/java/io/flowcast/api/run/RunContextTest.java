package io.flowcast.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowcast.api.finding.RunStoppedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunContextTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 12);
    private final AtomicLong nanos = new AtomicLong();

    private RunContext.Builder context() {
        return RunContext.asOf(TODAY).nanoTime(nanos::get);
    }

    @Test
    void aPlainContextRunsAloneAndForever() {
        RunContext plain = RunContext.asOf(TODAY).build();
        assertThat(plain.asOf()).isEqualTo(TODAY);
        assertThat(plain.seed()).isEqualTo(1);
        assertThat(plain.parallelism()).isEqualTo(1);
        assertThat(plain.shouldStop()).isFalse();
        assertThat(plain.timeLeft()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
        assertThatCode(() -> plain.stopIfAsked("testing")).doesNotThrowAnyException();
        Thread[] ran = new Thread[1];
        plain.executor().execute(() -> ran[0] = Thread.currentThread());
        assertThat(ran[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void theDeadlinePassesAtItsNanosecond() {
        nanos.set(1_000);
        RunContext context = context().timeout(Duration.ofNanos(10)).build();
        assertThat(context.timeLeft()).isEqualTo(Duration.ofNanos(10));
        nanos.set(1_009);
        assertThat(context.shouldStop()).isFalse();
        nanos.set(1_010);
        assertThat(context.shouldStop()).isTrue();
        assertThat(context.timeLeft()).isZero();
        assertThatThrownBy(() -> context.stopIfAsked("testing"))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage("Deadline passed while testing");
        nanos.set(1_000_000);
        assertThat(context.timeLeft()).isZero();
    }

    @Test
    void aDeadlineCanLieBehindTheTurnOfTheClock() {
        nanos.set(Long.MAX_VALUE - 5);
        RunContext context = context().timeout(Duration.ofNanos(10)).build();
        assertThat(context.shouldStop()).isFalse();
        nanos.set(Long.MAX_VALUE);
        assertThat(context.timeLeft()).isEqualTo(Duration.ofNanos(5));
        nanos.set(Long.MIN_VALUE);
        assertThat(context.timeLeft()).isEqualTo(Duration.ofNanos(4));
        nanos.set(Long.MIN_VALUE + 4);
        assertThat(context.shouldStop()).isTrue();
    }

    @Test
    void aTimeoutOfCenturiesNeverComes() {
        for (Duration ages : List.of(Duration.ofDays(300 * 365), Duration.ofSeconds(Long.MAX_VALUE))) {
            for (long start : new long[] {0, 7, -7, Long.MAX_VALUE, Long.MIN_VALUE}) {
                nanos.set(start);
                RunContext context = context().timeout(ages).build();
                assertThat(context.shouldStop()).isFalse();
                assertThat(context.timeLeft()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
                nanos.set(start + Duration.ofDays(365).toNanos());
                assertThat(context.shouldStop()).isFalse();
            }
        }
    }

    @Test
    void noTimeAtAllStopsAtOnce() {
        for (Duration none : List.of(
                Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(-1_000_000), Duration.ofSeconds(Long.MIN_VALUE))) {
            RunContext context = context().timeout(none).build();
            assertThat(context.shouldStop()).as("%s", none).isTrue();
            assertThat(context.timeLeft()).isZero();
        }
    }

    @Test
    void aCancelledRunStopsAndStaysStopped() {
        CancellationSwitch stop = new CancellationSwitch();
        RunContext context = context().cancellation(stop).build();
        assertThat(context.shouldStop()).isFalse();
        stop.cancel();
        stop.cancel();
        assertThat(context.shouldStop()).isTrue();
        assertThatThrownBy(() -> context.stopIfAsked("testing"))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage("Cancelled while testing");
    }

    @Test
    void aContextMadeFromAnotherHasAllOfIt() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Executor executor = Runnable::run;
        Progress progress = (stage, done, total, message) -> {};
        CancellationSwitch stop = new CancellationSwitch();
        RunContext first = context()
                .seed(42)
                .clock(clock)
                .executor(executor, 8)
                .timeout(Duration.ofNanos(100))
                .cancellation(stop)
                .progress(progress)
                .build();
        nanos.set(40);
        RunContext second = first.toBuilder().build();
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(second.timeLeft()).isEqualTo(Duration.ofNanos(60));
        stop.cancel();
        assertThat(second.shouldStop()).isTrue();
    }

    @Test
    void aContextMadeFromAnotherLeavesItAsItWas() {
        RunContext first = context().seed(1).build();
        RunContext second = first.toBuilder()
                .seed(2)
                .asOf(TODAY.plusDays(1))
                .timeout(Duration.ofNanos(1))
                .build();
        nanos.set(5);
        assertThat(second.seed()).isEqualTo(2);
        assertThat(second.asOf()).isEqualTo(TODAY.plusDays(1));
        assertThat(second.shouldStop()).isTrue();
        assertThat(first.seed()).isEqualTo(1);
        assertThat(first.asOf()).isEqualTo(TODAY);
        assertThat(first.shouldStop()).isFalse();
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
        RunContext.Builder builder = context().seed(1);
        RunContext first = builder.build();
        builder.seed(2).timeout(Duration.ZERO);
        assertThat(first.seed()).isEqualTo(1);
        assertThat(first.shouldStop()).isFalse();
    }

    @Test
    void whatIsMissingIsRefused() {
        RunContext.Builder builder = context();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.executor(Runnable::run, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.executor(Runnable::run, -3));
        for (Runnable missing : List.<Runnable>of(
                () -> RunContext.asOf(null),
                () -> builder.asOf(null),
                () -> builder.clock(null),
                () -> builder.nanoTime(null),
                () -> builder.executor(null, 1),
                () -> builder.timeout(null),
                () -> builder.cancellation(null),
                () -> builder.progress(null))) {
            assertThatThrownBy(missing::run).isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void provenancePrintsAlikeWhateverTheOrderOfItsMaps() {
        RunContext context =
                context().clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build();
        Provenance input = Provenance.of("forecast", "naive", Map.of(), "sha-256:00", context);
        Provenance made = Provenance.of("order", "policy", Map.of("b", "2", "a", "1", "c", "3"), "", context, input)
                .withSources(Map.of("y", "2", "x", "1"));
        assertThat(made.parameters().keySet()).containsExactly("a", "b", "c");
        assertThat(made.sources().keySet()).containsExactly("x", "y");
        assertThat(made.inputs()).containsExactly(input);
        assertThat(made.seed()).isEqualTo(1);
        assertThat(made.createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(made.version()).isNotBlank();
    }
}
