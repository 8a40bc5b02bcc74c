SwaggerUIBundle({
  dom_id: '#ui',
  urls: ['realm', 'user', 'rbac', 'client', 'session', 'notification', 'auth'].map(function (service) {
    return { name: service, url: 'docs/api/' + service };
  }),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  validatorUrl: null
});
