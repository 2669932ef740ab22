# In a folder with this one's files and those of docs/clients.md; generate.sh is one of them.
set -euo pipefail
# Maven has this for others: Jackson, which the generator brings itself, and what Debian has.
jar=$(python -c 'import importlib.resources as r; print(r.files("openapi_generator_cli") / "openapi-generator.jar")')
libraries=$jar
for name in httpmime httpcore httpclient commons-logging jakarta-annotation-api; do
  libraries=$libraries:/usr/share/java/$name.jar
done
bash generate.sh
javac -nowarn -proc:none -d built -cp "$libraries" $(find src/main -name '*.java') Example.java Scenario.java
java -cp "built:$libraries" Example
java -cp "built:$libraries" Scenario
