# In a folder with this one's files and those of docs/clients.md; generate.sh is one of them.
set -euo pipefail
npm ci --no-audit --no-fund --silent
bash generate.sh
npx tsc
node built/example.js
node built/scenario.js
