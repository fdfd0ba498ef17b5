# Hubbub in a container: docker build -t hubbub . && docker run -p 8080:8080 -v hubbub:/data hubbub
# Any glibc image serves as BASE, and any with a JDK 25 in JAVA_HOME as JDK.
ARG JDK=eclipse-temurin:25-jdk
ARG BASE=debian:trixie-slim

FROM ${JDK} AS build
WORKDIR /build

# Java itself, what Hubbub and its libraries use of the JDK, and jcmd for whoever has to look inside.
RUN "$JAVA_HOME/bin/jlink" --output /jre --no-header-files --no-man-pages --compress zip-6 --add-modules \
java.se,jdk.crypto.cryptoki,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

COPY . .
RUN ./mvnw -B package -Dmaven.test.skip=true \
 && java -Djarmode=tools -jar target/hubbub.jar extract --destination /hubbub

# SQLite's library beside the jars: unpacked at each start, it would need a folder that can be written and executed.
RUN mkdir /native && cd /native && jar xf /hubbub/lib/sqlite-jdbc-*.jar org/sqlite/native/Linux \
 && mv "org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so" /hubbub/lib/

FROM ${BASE}
ENV LANG=C.UTF-8 PATH=/opt/jre/bin:$PATH
COPY --from=build /jre /opt/jre
COPY --from=build /hubbub /opt/hubbub
COPY src/main/container /opt/hubbub
WORKDIR /opt/hubbub

# Starts once, is visited at each door and stops, and so leaves the classes of a start ready-made in hubbub.aot.
RUN bash train && install -d -o 10001 -g 10001 /data

# The gateway listens for whoever the port is published to; compose.yaml publishes it on loopback.
ENV HUBBUB_DATA=/data HUBBUB_TERMINAL_ADDRESS=0.0.0.0
VOLUME /data
EXPOSE 8080 5555
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["bash", "/opt/hubbub/healthy"]
ENTRYPOINT ["java", "@/opt/hubbub/jvm.options", "-XX:AOTCache=/opt/hubbub/hubbub.aot", "-jar", "/opt/hubbub/hubbub.jar"]
