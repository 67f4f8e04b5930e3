// Draws the usage screen's chart with Chart.js. The server sends plain numbers; colours come from
// the page, so the chart follows a change between light and dark.
(function () {
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency', currency: 'USD', maximumFractionDigits: 6, minimumFractionDigits: 2
  });

  // Resolves light-dark() and nested variables, which getPropertyValue leaves as they are.
  function colour(host, variable) {
    const probe = host.appendChild(document.createElement('span'));
    probe.style.color = 'var(' + variable + ')';
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }

  function bars(label, amounts, fill) {
    return { label: label, data: amounts, backgroundColor: fill, borderRadius: 3, maxBarThickness: 36, stack: 'cost' };
  }

  function draw(host) {
    const data = host.$data;
    if (host.$chart) host.$chart.destroy();
    const text = colour(host, '--tc-chart-text');
    const line = colour(host, '--tc-chart-line');
    host.$chart = new Chart(host.querySelector('canvas'), {
      type: 'bar',
      data: {
        labels: data.labels,
        datasets: [
          bars(data.names[0], data.models, colour(host, '--tc-chart-bar')),
          bars(data.names[1], data.compute, colour(host, '--tc-chart-bar-other'))
        ]
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false },
        plugins: {
          legend: { align: 'end', labels: { color: text, boxWidth: 12, boxHeight: 12 } },
          tooltip: {
            callbacks: {
              label: item => ' ' + item.dataset.label + ' ' + money.format(item.raw),
              footer: items => data.requests[items[0].dataIndex].toLocaleString('en-US') + ' ' + data.names[2]
            }
          }
        },
        scales: {
          x: { stacked: true, grid: { display: false }, border: { color: line }, ticks: { color: text, maxRotation: 0, autoSkipPadding: 16 } },
          y: { stacked: true, beginAtZero: true, grid: { color: line }, border: { display: false }, ticks: { color: text, maxTicksLimit: 6, callback: value => money.format(value) } }
        }
      }
    });
  }

  window.teamclawCostChart = {
    render(host, json) {
      host.$data = JSON.parse(json);
      draw(host);
      if (!host.$watch) {
        host.$watch = new MutationObserver(() => draw(host));
        host.$watch.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'style'] });
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => draw(host));
      }
    },
    end(host) {
      if (host.$watch) host.$watch.disconnect();
      if (host.$chart) host.$chart.destroy();
      host.$watch = host.$chart = null;
    }
  };
})();
