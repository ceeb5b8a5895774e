# The mock in a container: docker compose up, then http://localhost:8094/
FROM alpine:3.22 AS build
RUN apk add --no-cache nodejs npm
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM alpine:3.22
RUN apk add --no-cache nodejs && adduser -D -H imapi && mkdir /data && chown imapi /data
WORKDIR /app
COPY --from=build /app/package.json /app/openapi.yaml ./
COPY --from=build /app/fixtures ./fixtures
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER imapi
ENV IMAPI_HOST=0.0.0.0 IMAPI_DATA=/data
VOLUME /data
EXPOSE 8094 8088 8089 5260
HEALTHCHECK --interval=5s --start-period=5s CMD wget -q -O /dev/null http://127.0.0.1:8094/config
# node is process 1: serve itself takes SIGTERM and writes everything down.
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["serve"]
