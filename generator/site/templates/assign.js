{% if key %}(self.{{ variable }} = self.{{ variable }} || {})[{{ key|tojson }}] = {{ value }};
{% else %}self.{{ variable }} = {{ value }};
{% endif %}
