package io.rangekeeper.store.cluster;

import io.kubernetes.client.util.credentials.TokenFileAuthentication;
import io.rangekeeper.store.InventoryStore;
import io.rangekeeper.store.PolicyWatch;
import io.rangekeeper.store.StoreException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.ByteString;

/// Finds a cluster as kubectl does: the kubeconfig that is named, else the files of `KUBECONFIG`,
/// else `~/.kube/config`, else the ServiceAccount of the pod.
public final class Clusters {
    private static final Path SERVICE_ACCOUNT =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final Map<String, String> environment;
    private final Path home;
    private final Path serviceAccount;

    /// @param environment the process's variables
    /// @param home where `.kube/config` may be
    public Clusters(Map<String, String> environment, Path home) {
        this(environment, home, SERVICE_ACCOUNT);
    }

    Clusters(Map<String, String> environment, Path home, Path serviceAccount) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.serviceAccount = serviceAccount;
    }

    /// The policies of a cluster. Nothing is sent yet.
    ///
    /// @param kubeconfig a file instead of the usual ones
    /// @param context one of its contexts instead of the current one
    /// @param namespaces where to look; empty means everywhere
    /// @throws StoreException when no cluster is found or its entry cannot be used
    public ClusterStore connect(
            Optional<Path> kubeconfig, Optional<String> context, List<String> namespaces) {
        ApiConnection api = new ApiConnection(server(kubeconfig, context));
        return new ClusterStore(api, new PolicyLists(api, namespaces, PolicyLists.PAGE_SIZE));
    }

    /// All that there is in a cluster about policies, for a person who may read it. Nothing is sent
    /// yet.
    ///
    /// @param kubeconfig as above
    /// @param context as above
    /// @param namespaces as above
    /// @throws StoreException as above
    public InventoryStore inventory(
            Optional<Path> kubeconfig, Optional<String> context, List<String> namespaces) {
        return new ClusterInventory(
                new ApiConnection(server(kubeconfig, context)), namespaces, PolicyLists.PAGE_SIZE);
    }

    /// What a controller needs of a cluster. Nothing is sent yet.
    ///
    /// @param kubeconfig as above
    /// @param context as above
    /// @throws StoreException as above
    public ClusterAccess access(
            Optional<Path> kubeconfig,
            Optional<String> context,
            ClusterAccess.Settings settings,
            InstantSource clock) {
        return ClusterAccess.over(new ApiConnection(server(kubeconfig, context)), settings, clock);
    }

    /// Another watch of the same cluster, of other policies.
    ///
    /// @throws StoreException as above
    public PolicyWatch watch(
            Optional<Path> kubeconfig,
            Optional<String> context,
            ClusterAccess.Settings settings,
            InstantSource clock) {
        return ClusterAccess.watch(new ApiConnection(server(kubeconfig, context)), settings, clock);
    }

    /// Which controller holds the Lease, if it renewed it lately.
    ///
    /// @param kubeconfig as above
    /// @param context as above
    /// @param namespace where the Lease is
    /// @throws StoreException as above, and when the Lease cannot be read
    public Optional<String> controller(
            Optional<Path> kubeconfig, Optional<String> context, String namespace, Instant now) {
        ApiConnection api = new ApiConnection(server(kubeconfig, context));
        return new ControllerLease(api, namespace).holder(now);
    }

    ApiServer server(Optional<Path> kubeconfig, Optional<String> context) {
        List<Path> files = kubeconfig.map(List::of).orElseGet(this::usualFiles);
        if (!files.isEmpty()) {
            return Kubeconfig.read(files).select(context).server();
        }
        if (context.isPresent() || !inCluster()) {
            throw new StoreException(
                    "no cluster is configured: name a kubeconfig with --kubeconfig or KUBECONFIG,"
                            + " or create "
                            + defaultFile());
        }
        return fromServiceAccount();
    }

    /// The files of `KUBECONFIG` that exist, else the default one if it does.
    private List<Path> usualFiles() {
        String variable = environment.getOrDefault("KUBECONFIG", "");
        if (variable.isEmpty()) {
            return Files.exists(defaultFile()) ? List.of(defaultFile()) : List.of();
        }
        List<Path> files =
                Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(variable)
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList();
        if (files.isEmpty()) {
            throw new StoreException("KUBECONFIG names no file that exists: " + variable);
        }
        return files;
    }

    private Path defaultFile() {
        return home.resolve(".kube").resolve("config");
    }

    private boolean inCluster() {
        return environment.containsKey("KUBERNETES_SERVICE_HOST")
                && Files.exists(serviceAccount.resolve("token"));
    }

    private ApiServer fromServiceAccount() {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        try {
            URI server = new URI("https", null, host, Integer.parseInt(port), null, null, null);
            return new ApiServer(
                    server.toString(),
                    Optional.of(
                            ByteString.of(Files.readAllBytes(serviceAccount.resolve("ca.crt")))),
                    true,
                    new Credentials.Changing(
                            new TokenFileAuthentication(
                                    serviceAccount.resolve("token").toString())));
        } catch (IOException | URISyntaxException | NumberFormatException e) {
            throw new StoreException(
                    "the pod's ServiceAccount cannot be used: " + e.getMessage(), e);
        }
    }
}
