{{- define "mcp.name" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- default (ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name)) .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- define "mcp.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}
{{- define "mcp.labels" -}}
{{ include "mcp.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}
{{- define "mcp.account" -}}
{{- if .Values.serviceAccount.create }}{{ default (include "mcp.name" .) .Values.serviceAccount.name }}{{ else }}{{ default "default" .Values.serviceAccount.name }}{{ end -}}
{{- end -}}
{{- define "mcp.check" -}}
{{- if not (has .Values.transport (list "streamable-http" "sse")) }}{{ fail "transport must be streamable-http or sse: a pod has nobody to speak stdio with." }}{{ end -}}
{{- if not (has .Values.authMode (list "api-token" "personal-token" "oauth" "byot" "external")) }}{{ fail "authMode must be api-token, personal-token, oauth, byot or external." }}{{ end -}}
{{- if and (or (gt (int .Values.replicaCount) 1) .Values.hpa.enabled) (not .Values.state.url) (not .Values.config.stateless) (not .Values.existingSecret) }}{{ fail "Several replicas need state.url (Redis or Valkey), MCP_STATE_URL in existingSecret, or config.stateless=true." }}{{ end -}}
{{- if and .Values.metrics.serviceMonitor.enabled (not .Values.metrics.enabled) }}{{ fail "metrics.serviceMonitor needs metrics.enabled=true." }}{{ end -}}
{{- if and .Values.metrics.tokenInExistingSecret (not .Values.existingSecret) }}{{ fail "metrics.tokenInExistingSecret needs existingSecret." }}{{ end -}}
{{- end -}}
{{/* The Secret with the token for metrics; empty where there is none. */}}
{{- define "mcp.metricsSecret" -}}
{{- if .Values.metrics.tokenInExistingSecret }}{{ .Values.existingSecret }}{{ else if .Values.metrics.token }}{{ include "mcp.name" . }}{{ end -}}
{{- end -}}
{{/* Options that are no secrets; what is empty keeps its default. */}}
{{- define "mcp.options" -}}
{{- $o := dict "TRANSPORT" .Values.transport "HOST" "0.0.0.0" "PORT" (toString .Values.port) "READ_ONLY_MODE" (toString .Values.config.readOnlyMode) "MCP_LOGGING_STDOUT" (toString .Values.config.loggingStdout) "STATELESS" (toString .Values.config.stateless) "ALLOW_GLOBAL_CRED_FALLBACK" (toString .Values.allowGlobalCredFallback) -}}
{{- $_ := set $o (ternary "MCP_VERY_VERBOSE" "MCP_VERBOSE" .Values.config.veryVerbose) (toString (or .Values.config.veryVerbose .Values.config.verbose)) -}}
{{- $_ := set $o "ENABLED_TOOLS" .Values.config.enabledTools -}}
{{- $_ := set $o "TOOLSETS" .Values.config.toolsets -}}
{{- $_ := set $o "MCP_ALLOWED_HOSTS" .Values.config.allowedHosts -}}
{{- $_ := set $o "MCP_TRUSTED_PROXIES" .Values.config.trustedProxies -}}
{{- $_ := set $o "NO_PROXY" .Values.proxy.noProxy -}}
{{- range $prefix, $p := dict "JIRA" .Values.jira "CONFLUENCE" .Values.confluence -}}
{{- if $p.enabled -}}
{{- $_ := set $o (printf "%s_URL" $prefix) $p.url -}}
{{- $_ := set $o (printf "%s_SSL_VERIFY" $prefix) (toString $p.sslVerify) -}}
{{- $_ := set $o (printf "%s_PASSTHROUGH_HEADERS" $prefix) $p.passthroughHeaders -}}
{{- end -}}
{{- end -}}
{{- if .Values.jira.enabled }}{{ $_ := set $o "JIRA_PROJECTS_FILTER" .Values.jira.projectsFilter }}{{ end -}}
{{- if .Values.confluence.enabled }}{{ $_ := set $o "CONFLUENCE_SPACES_FILTER" .Values.confluence.spacesFilter }}{{ end -}}
{{- if has .Values.authMode (list "oauth" "byot") -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_CLOUD_ID" .Values.oauth.cloudId -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_REDIRECT_URI" .Values.oauth.redirectUri -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_SCOPE" .Values.oauth.scope -}}
{{- end -}}
{{- if eq .Values.authMode "external" }}{{ $_ := set $o "ATLASSIAN_EXTERNAL_AUTH_ENABLE" "true" }}{{ end -}}
{{- if .Values.oauthProxy.enabled -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_PROXY_ENABLE" "true" -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_ALLOWED_CLIENT_REDIRECT_URIS" .Values.oauthProxy.allowedClientRedirectUris -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_ALLOWED_GRANT_TYPES" .Values.oauthProxy.allowedGrantTypes -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_REQUIRE_CONSENT" (toString .Values.oauthProxy.requireConsent) -}}
{{- $_ := set $o "PUBLIC_BASE_URL" .Values.oauthProxy.publicBaseUrl -}}
{{- end -}}
{{- if .Values.metrics.enabled -}}
{{- $_ := set $o "MCP_METRICS_PORT" (toString .Values.metrics.port) -}}
{{- $_ := set $o "MCP_METRICS_HOST" "0.0.0.0" -}}
{{- end -}}
{{- range $name, $value := $o }}{{ if $value }}
{{ $name }}: {{ $value | quote }}
{{- end }}{{ end -}}
{{- end -}}
{{- define "mcp.secrets" -}}
{{- $o := dict "MCP_STATE_URL" .Values.state.url "MCP_STATE_KEY" .Values.state.key "HTTP_PROXY" .Values.proxy.httpProxy "HTTPS_PROXY" .Values.proxy.httpsProxy "SOCKS_PROXY" .Values.proxy.socksProxy -}}
{{- if .Values.metrics.enabled }}{{ $_ := set $o "MCP_METRICS_TOKEN" .Values.metrics.token }}{{ end -}}
{{- $mode := .Values.authMode -}}
{{- range $prefix, $p := dict "JIRA" .Values.jira "CONFLUENCE" .Values.confluence -}}
{{- if $p.enabled -}}
{{- $_ := set $o (printf "%s_CUSTOM_HEADERS" $prefix) $p.customHeaders -}}
{{- if eq $mode "api-token" }}{{ $_ := set $o (printf "%s_USERNAME" $prefix) $p.username }}{{ $_ := set $o (printf "%s_API_TOKEN" $prefix) $p.apiToken }}{{ end -}}
{{- if eq $mode "personal-token" }}{{ $_ := set $o (printf "%s_PERSONAL_TOKEN" $prefix) $p.personalToken }}{{ end -}}
{{- end -}}
{{- end -}}
{{- if or (eq $mode "oauth") .Values.oauthProxy.enabled -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_CLIENT_ID" .Values.oauth.clientId -}}
{{- $_ := set $o "ATLASSIAN_OAUTH_CLIENT_SECRET" .Values.oauth.clientSecret -}}
{{- end -}}
{{- if eq $mode "byot" }}{{ $_ := set $o "ATLASSIAN_OAUTH_ACCESS_TOKEN" .Values.oauth.accessToken }}{{ end -}}
{{- range $name, $value := $o }}{{ if $value }}
{{ $name }}: {{ $value | quote }}
{{- end }}{{ end -}}
{{- end -}}
