# Certificates for EventStoreDB, made once: `certificates.sh NODE …`, each name with one node's certificate. Run by the image
# of es-gencert-cli, as root. The key of the authority stays readable for root alone, the key of a node for the server's user.
set -eu
cd /certs
[ -f ca/ca.crt ] || es-gencert-cli create-ca -out ./ca
for node in "$@"; do
  [ -f "$node/node.crt" ] || es-gencert-cli create-node -ca-certificate ./ca/ca.crt -ca-key ./ca/ca.key -out "./$node" -ip-addresses 127.0.0.1 -dns-names "localhost,$node"
  chmod 755 "$node"
  chmod 644 "$node/node.crt"
  chmod 600 "$node/node.key"
  chown -R 1000:1000 "$node"
done
# What servers and application are given to trust; the authority's key is not for them.
mkdir -p trusted
cp ca/ca.crt trusted/ca.crt
chmod 755 . trusted
chmod 644 trusted/ca.crt
chmod 700 ca
