# The application as `npm ci` builds it. Runs as a user of its own on a read-only root file system; what it keeps lies below
# /var/lib/taizhang, the rest of what it writes below /tmp.
FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts first: sources change more often than dependencies, and only `prepare` needs them.
RUN npm ci --ignore-scripts
COPY . .
# For the install scripts of dependencies that package.json allows, and the build.
RUN npm rebuild && npm run prepare
RUN npm prune --omit=dev --ignore-scripts

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production TAIZHANG_HOME=/var/lib/taizhang TAIZHANG_HOST=0.0.0.0 TAIZHANG_PORT=3000
RUN groupadd --system --gid 10001 taizhang \
  && useradd --system --uid 10001 --gid taizhang --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin taizhang \
  && install -d -o taizhang -g taizhang -m 0700 /var/lib/taizhang
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/seeds ./seeds
COPY --from=build /app/dist ./dist
USER 10001:10001
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
