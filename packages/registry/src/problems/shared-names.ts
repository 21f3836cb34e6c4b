/** Names under which everybody can have one, and names that stand for an address. Data, and no list of such is ever complete. */
import { wordsOf } from '../reserved/words.js';

/** A wildcard over one of these reaches strangers. */
export const SHARED_NAMES: ReadonlySet<string> = new Set([
  // Pages and programs.
  ...wordsOf(`
    appspot.com azurecontainer.io azurestaticapps.net azurewebsites.net
    bitbucket.io blogspot.com bubble.io bubbleapps.io
    carrd.co cloudapp.azure.com cloudapp.net cloudfunctions.net codeberg.page codesandbox.io csb.app
    deno.dev deno.net
    firebaseapp.com fly.dev framer.app framer.website
    ghost.io gitbook.io github.dev github.io githubpreview.dev githubusercontent.com gitlab.io gitpod.io glitch.me
    googleusercontent.com
    herokuapp.com hf.space
    kinsta.app koyeb.app
    lovable.app
    netlify.app notion.site
    ondigitalocean.app onrender.com
    pages.dev pantheonsite.io pythonanywhere.com
    railway.app readthedocs.io render.com repl.co replit.app replit.dev retool.com run.app
    softr.app squarespace.com stackblitz.io streamlit.app substack.com surge.sh
    translate.goog tumblr.com
    up.railway.app
    val.run vercel.app vercel.dev
    web.app webcontainer.io webflow.io weebly.com wixsite.com wordpress.com workers.dev wpengine.com
  `),
  // Storage, databases, and what lies in front of them.
  ...wordsOf(`
    akamaized.net amazonaws.com appwrite.network azure-api.net azureedge.net azurefd.net
    b-cdn.net backblazeb2.com
    cloudflarestorage.com cloudfront.net
    digitaloceanspaces.com
    fastly.net firebaseio.com firebasedatabase.app
    hasura.app
    linodeobjects.com
    neon.tech nhost.run
    on.aws oraclecloud.com ovh.net
    r2.dev
    scw.cloud supabase.co supabase.in
    trafficmanager.net turso.io
    upstash.io
    wasabisys.com web.core.windows.net windows.net
  `),
  // Tools in which everybody can open a site of their own.
  ...wordsOf(`
    atlassian.net auth0.com
    cloud.databricks.com
    force.com freshdesk.com freshservice.com
    gitlab.host
    helpscoutdocs.com
    jira.com
    my.salesforce.com myshopify.com
    okta.com onmicrosoft.com
    salesforce.com service-now.com sharepoint.com statuspage.io
    youtrack.cloud
    zendesk.com
  `),
  // Registries below a domain of their own.
  ...wordsOf(`
    br.com
    cn.com co.com
    de.com
    eu.com eu.org
    gb.net
    in.net is-a.dev
    jp.net js.org
    pp.ua
    ru.com
    sa.com
    uk.com uk.net us.com us.org
    za.com
  `),
  // Names that follow an address, tunnels, and boxes for requests.
  ...wordsOf(`
    beeceptor.com bore.pub
    chickenkiller.com
    ddns.net devtunnels.ms duckdns.org dynu.net dyndns.org
    freeddns.org
    hopto.org
    lhr.life loca.lt localhost.run localtunnel.me
    mooo.com
    ngrok-free.app ngrok-free.dev ngrok.app ngrok.dev ngrok.io no-ip.org
    oast.fun oast.live oast.me oast.online oast.pro oast.site
    pipedream.net
    requestcatcher.com
    serveo.net sytes.net
    trycloudflare.com ts.net
    webhook.site
    zapto.org
  `),
]);

/** Names below which every name leads to an address that it spells, or to this machine. */
export const ADDRESS_NAMES: ReadonlySet<string> = new Set(
  wordsOf(`
    1u.ms
    backname.io
    fuf.me
    ip.addr.tools ip6.name ipq.co ipv6-literal.net
    lacolhost.com lcl.host local-ip.co local-ip.medicmobile.org local-ip.sh local.gd localho.st localhost.direct
    localtest.me lvh.me
    nip.direct nip.io
    plex.direct
    rbndr.us
    smackaho.st sslip.io
    traefik.me
    vcap.me
    xip.io xip.name
  `),
);
