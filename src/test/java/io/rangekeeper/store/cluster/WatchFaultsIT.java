package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.PolicyStore.Unreadable;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.FaultProxy;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever becomes of a watch, changes are seen afterwards.
@ExtendWith(ClusterExtension.class)
class WatchFaultsIT {
    private static final String EXPIRED =
            "{\"kind\":\"Status\",\"code\":410,\"message\":\"too old resource version\"}";

    private final TestCluster cluster;
    private final String token;
    private String namespace = "";

    WatchFaultsIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.token = Rights.installed(cluster).token();
    }

    @BeforeEach
    void freshNamespace() {
        namespace = cluster.freshNamespace();
    }

    /// What stands in the place of the server's answer.
    record Case(String name, boolean toWatches, int code, String body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case("a watch that ends at once", true, 200, ""),
                new Case("410 as a status", true, 410, EXPIRED),
                new Case("410 as an event", true, 200, event("ERROR", EXPIRED)),
                new Case("500 as an event", true, 200, event("ERROR", "{\"code\":500}")),
                new Case("an error without a status", true, 200, "{\"type\":\"ERROR\"}\n"),
                new Case("500", true, 500, "{\"kind\":\"Status\",\"code\":500}"),
                new Case("403", true, 403, "{\"kind\":\"Status\",\"code\":403}"),
                new Case("a login form", true, 200, "<html>\nlog in</html>\n"),
                new Case("half an event", true, 200, "{\"type\":\"ADD"),
                new Case("an unknown event", true, 200, event("NEW", "{}")),
                new Case("a stranger's event", true, 200, event("ADDED", "{\"kind\":\"Pod\"}")),
                new Case("a list that is refused", false, 500, "{\"kind\":\"Status\"}"),
                new Case("a list of something else", false, 200, "{\"kind\":\"PodList\"}"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aWrongAnswerDoesNotMakeItBlind(Case wrong) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(2);
        Interceptor fault =
                chain -> {
                    boolean isWatch = chain.request().url().queryParameter("watch") != null;
                    return isWatch == wrong.toWatches() && left.getAndDecrement() > 0
                            ? answer(chain, wrong)
                            : chain.proceed(chain.request());
                };
        create("before");
        try (Following following =
                Following.start(
                        cluster.kubeconfig(token),
                        List.of(namespace),
                        false,
                        Following.LONG,
                        fault)) {
            Following.await(() -> left.get() < 0);

            assertSees(following, "after");

            assertThat(following.watch.names()).hasSize(2);
            assertThat(following.watch.unreadable()).isEmpty();
        }
    }

    @Test
    void aConnectionThatIsResetDoesNotMakeItBlind() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(cluster.address());
                Following following = through(proxy)) {
            proxy.reset();
            assertSees(following, "first");
            assertSees(following, "second");
        }
    }

    @Test
    void aServerThatIsAwayForAWhileDoesNotMakeItBlind() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(cluster.address());
                Following following = through(proxy)) {
            proxy.set(FaultProxy.Mode.REFUSE);
            proxy.reset();
            create("meanwhile");
            Thread.sleep(3_000);
            assertThat(following.watch.names()).isEmpty();
            assertThat(following.watch.isListed()).isTrue();

            proxy.set(FaultProxy.Mode.PASS);

            following.awaitChange(namespace, "meanwhile");
            assertSees(following, "after");
        }
    }

    @Test
    void aConnectionThatHangsWithoutAnErrorEnds() throws Exception {
        try (FaultProxy hanging = FaultProxy.before(cluster.address());
                Following following = through(hanging)) {
            hanging.set(FaultProxy.Mode.HANG);
            create("meanwhile");
            following.assertQuiet();
            // What hung stays so; only new connections pass.
            hanging.abandon();

            following.awaitChange(namespace, "meanwhile");
            assertSees(following, "after");
        }
    }

    @Test
    void whatIsMalformedIsToldWithItsNameAndIsGoneWhenItIsMended() throws InterruptedException {
        Interceptor spoil =
                chain -> {
                    Response response = chain.proceed(chain.request());
                    ResponseBody body = response.body();
                    return chain.request().url().queryParameter("watch") != null
                            ? response
                            : response.newBuilder()
                                    .body(
                                            ResponseBody.create(
                                                    body.string()
                                                            .replace(
                                                                    "\"policyTypes\":[\"Egress\"]",
                                                                    "\"policyTypes\":[\"Sideways\"]"),
                                                    body.contentType()))
                                    .build();
                };
        create("odd");
        PolicyName odd = new PolicyName(namespace, "odd");
        try (Following following =
                Following.start(
                        cluster.kubeconfig(token),
                        List.of(namespace),
                        false,
                        Following.LONG,
                        spoil)) {
            following.awaitChange(namespace, "odd");
            assertThat(following.watch.policy(odd)).isEmpty();
            assertThat(following.watch.unreadable())
                    .extracting(Unreadable::place)
                    .containsExactly("NetworkPolicy " + namespace + "/odd");

            ObjectNode object = cluster.admin().get(ApiPaths.policy(namespace, "odd")).deepCopy();
            object.withObject("/metadata/labels").put("mended", "yes");
            cluster.admin().replace(object);
            following.awaitChange(namespace, "odd");
            assertThat(following.watch.unreadable()).isEmpty();
            assertThat(following.watch.policy(odd)).isPresent();
        }
    }

    private Following through(FaultProxy proxy) throws InterruptedException {
        return Following.start(
                cluster.kubeconfig(token, proxy), List.of(namespace), false, Following.QUICK);
    }

    private void assertSees(Following following, String name) throws InterruptedException {
        create(name);
        following.awaitChange(namespace, name);
    }

    private void create(String name) {
        cluster.admin().create(Policies.managed(namespace, name));
    }

    private static String event(String type, String object) {
        return "{\"type\":\"%s\",\"object\":%s}\n".formatted(type, object);
    }

    private static Response answer(Interceptor.Chain chain, Case wrong) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(wrong.code())
                .message("")
                .body(ResponseBody.create(wrong.body(), MediaType.get("application/json")))
                .build();
    }
}
