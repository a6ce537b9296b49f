package io.rangekeeper.feed;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Adds a feed's headers to a request when it leaves and takes them off when the answer comes: the
/// cache above would write them to disk for a server that answers `Vary: Authorization`.
final class SecretHeaders implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Headers secrets = chain.request().tag(Headers.class);
        if (secrets == null || secrets.size() == 0) {
            return chain.proceed(chain.request());
        }
        Request.Builder request = chain.request().newBuilder();
        secrets.forEach(header -> request.header(header.getFirst(), header.getSecond()));
        Response response = chain.proceed(request.build());
        return response.newBuilder().request(chain.request()).build();
    }
}
