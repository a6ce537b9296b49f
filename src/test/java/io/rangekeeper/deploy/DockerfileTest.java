package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `deploy/Dockerfile`, which is not built here, says what Jib is told in `pom.xml`.
class DockerfileTest {
    private static final Path POM = Path.of("pom.xml");
    private static final Path DOCKERFILE = Path.of("deploy/Dockerfile");

    @Test
    void itStartsTheSameOnTheSameBaseAsTheSameUser() throws IOException {
        assertThat(found("<arg>(/opt/[^<]*|@[^<]*|-XX[^<]*|-jar)</arg>", POM))
                .isEqualTo(found("\"([^\"]+)\"(?=[,\\]])", DOCKERFILE))
                .hasSize(5);
        assertThat(found("(gcr\\.io/[^<\\s]+)", DOCKERFILE))
                .isEqualTo(found("<image>(gcr\\.io/[^<]+)", POM));
        assertThat(found("USER (.*)", DOCKERFILE)).isEqualTo(found("<user>([^<]*)", POM));
        assertThat(found("EXPOSE (.*)", DOCKERFILE)).isEqualTo(found("<port>([^<]*)", POM));
    }

    private static List<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
