# Backups of an installation with containers: pg_dump and pg_restore of the server's version, age, and a redis-server of the
# version that is run, which a restore needs to read the copy of Redis.
#   docker compose --profile backup up -d

FROM maven:3.9-eclipse-temurin-25 AS source
WORKDIR /source
COPY . .
# one reactor, so that the sibling module is found without being installed
RUN mvn -B -ntp -q package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/lib \
      -Dmaven.test.skip=true -Dspotless.check.skip=true -am -pl opengate-backup \
 && cp opengate-backup/target/opengate-backup-*.jar /lib/

FROM eclipse-temurin:25-jre AS runtime

FROM redis:7 AS redis

FROM postgres:15
RUN apt-get update -q && apt-get install -y -q --no-install-recommends age && rm -rf /var/lib/apt/lists/* \
 && install -d -o postgres -g postgres -m 0700 /backups
COPY --from=runtime /opt/java/openjdk /opt/java/openjdk
COPY --from=redis /usr/local/bin/redis-server /usr/local/bin/redis-server
COPY --from=source /lib/ /opt/opengate/lib/
COPY docker/backup.sh /usr/local/bin/opengate-backup
USER postgres
ENV OPENGATE_BACKUPS=/backups
ENTRYPOINT ["bash", "/usr/local/bin/opengate-backup"]
CMD ["daily"]
