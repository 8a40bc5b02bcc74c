#!/usr/bin/env bash
# Makes src/main/resources/breached-passwords.bloom from public lists of passwords that were found in breaches.
# Needs a network, Maven, npm, pip, apt-get, dpkg-deb and JDK 25; run `mvn -pl opengate-user-service compile` before.
# The same versions give the same file, byte for byte. Sources and licences: README.md beside this script.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
service=$(cd "$here/../.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=me.gosimple:nbvcxz:1.5.1 -DoutputDirectory="$work"
unzip -p nbvcxz-1.5.1.jar dictionaries/passwords.txt > nbvcxz.txt

npm pack --silent zxcvbn@4.4.2 @zxcvbn-ts/language-common@4.1.3 > /dev/null
tar -xzOf zxcvbn-4.4.2.tgz package/src/frequency_lists.coffee \
  | sed -n "s/^ *passwords: *['\"]\(.*\)['\"].*/\1/p" | tr ',' '\n' > zxcvbn.txt
tar -xzOf zxcvbn-ts-language-common-4.1.3.tgz package/src/passwords.json \
  | node -e 'JSON.parse(require("fs").readFileSync(0)).forEach(p => console.log(p))' > zxcvbn-ts.txt

pip download --quiet --disable-pip-version-check --no-deps --dest . Django==5.2.17
unzip -p [Dd]jango-5.2.17-*.whl django/contrib/auth/common-passwords.txt.gz | gunzip > django.txt

apt-get download --quiet=2 john-data=1.9.0-2
dpkg-deb --fsys-tarfile john-data_1.9.0-2_all.deb | tar -xO ./usr/share/john/password.lst \
  | grep -v '^#!comment' > john.txt

wc -l ./*.txt
"$java" -cp "$service/target/classes" "$here/BuildFilter.java" \
  "$service/src/main/resources/breached-passwords.bloom" nbvcxz.txt zxcvbn.txt zxcvbn-ts.txt django.txt john.txt
