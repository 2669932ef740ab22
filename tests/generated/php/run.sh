# In a folder with this one's files and those of docs/clients.md; generate.sh is one of them.
set -euo pipefail
bash generate.sh
php example.php
php scenario.php
