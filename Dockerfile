# Builds with everything, runs with what is needed: no compiler, no tests, not as root, on a root file system that may be read-only.
# Renovate puts the digest beside the tag (.github/renovate.json).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY rules ./rules
RUN npm ci

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
LABEL org.opencontainers.image.title="Connector Reviewer" \
      org.opencontainers.image.description="Reviews pull requests to a repository of Power Platform connectors against the certification rules" \
      org.opencontainers.image.source="https://github.com/connector-reviewer/connector-reviewer" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production PORT=3000 HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json app.yml ./
COPY rules ./rules
# By number, so that Kubernetes can tell that it is not root.
USER 1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server.js"]
