"""The same page the way tutorials build it: one plain script, everything read and drawn anew at each run."""

import json
import re
import tomllib
from pathlib import Path

import folium
import pandas as pd
import plotly.express as px
import streamlit as st
from streamlit_folium import st_folium

ROOT = Path(__file__).resolve().parents[2]
TRIP = ROOT / "data" / "trips" / "chenzhou-guangdong-2021"
ASSETS = "../../assets"

st.set_page_config(page_title="Visit dashboard", layout="wide")
st.title("Visit dashboard")

frame = tomllib.loads((TRIP / "trip.toml").read_text(encoding="utf-8"))
themes = tomllib.loads((ROOT / "data" / "themes.toml").read_text(encoding="utf-8"))["theme"]
report = (ROOT / "seeds" / frame["report"]).read_text(encoding="utf-8")
land = json.loads((ROOT / "data" / "basemap" / frame["basemap"]).read_text(encoding="utf-8"))
cities = pd.read_csv(TRIP / "cities.csv").sort_values("order")
visits = pd.read_csv(TRIP / "visits.csv", parse_dates=["day"])
visits["name_zh"] = visits["name_zh"].fillna("?")
visits["number"] = range(1, len(visits) + 1)
visits = visits.merge(cities[["id", "name_zh", "lat", "lon"]], "left", left_on="city", right_on="id")
visits = visits.rename(columns={"name_zh_x": "name", "name_zh_y": "city_name", "id_x": "id"})
visits["lat"] = visits["lat_x"].fillna(visits["lat_y"])
visits["lon"] = visits["lon_x"].fillna(visits["lon_y"])
found = [
    {"theme": theme["zh"], "city": city, "sentence": place}
    for place, sentence in enumerate(re.split("[。！？]", report))
    for theme in themes
    if any(term in sentence for term in theme["terms"])
    for city in (cities["name_zh"][cities["name_zh"].map(sentence.__contains__)].tolist() or ["-"])
]
mentions = pd.DataFrame(found, columns=["theme", "city", "sentence"])

stops = cities.loc[cities["order"] > 0, "name_zh"].tolist()
days = visits["day"].dropna().dt.date.sort_values().unique().tolist()
with st.sidebar:
    chosen = st.pills("City", stops, selection_mode="multi", key="city")
    day = st.pills("Day", days, selection_mode="multi", key="day")
    theme = st.multiselect("Theme", [one["zh"] for one in themes], key="theme")
    stated = st.toggle("Stated only", key="stated")
if chosen:
    visits = visits[visits["city_name"].isin(chosen)]
    mentions = mentions[mentions["city"].isin(chosen)]
if day:
    visits = visits[visits["day"].dt.date.isin(day)]
if theme:
    ids = [one["id"] for one in themes if one["zh"] in theme]
    visits = visits[[bool({*str(row).split()} & {*ids}) for row in visits["themes"]]]
    mentions = mentions[mentions["theme"].isin(theme)]
if stated:
    visits = visits[visits["status"] == "stated"]

left, right = st.columns([7, 5])
with left, st.container(key="map"):
    chart = folium.Map(location=[22.9, 113.6], zoom_start=8, tiles=None)
    chart.default_js = [
        ("jquery", f"{ASSETS}/jquery/jquery.min.js"),
        ("leaflet", f"{ASSETS}/leaflet/leaflet.js"),
    ]
    chart.default_css = [("leaflet", f"{ASSETS}/leaflet/leaflet.css")]
    folium.GeoJson(land).add_to(chart)
    folium.PolyLine(cities[["lat", "lon"]].to_numpy().tolist()).add_to(chart)
    for row in visits.dropna(subset=["lat"]).to_dict("records"):
        folium.CircleMarker((row["lat"], row["lon"]), radius=8, fill=True, tooltip=row["name"]).add_to(chart)
    st_folium(chart, height=560, use_container_width=True)
with right, st.container(key="visits"):
    st.dataframe(visits[["number", "name", "city_name", "day", "status"]], hide_index=True)

spans = visits.dropna(subset=["day"]).assign(end=lambda rows: rows["day"] + pd.Timedelta(days=1))
with st.container(key="timeline"):
    st.plotly_chart(
        px.timeline(spans, x_start="day", x_end="end", y="city_name", color="city_name", hover_name="name")
    )
left, right = st.columns([7, 5])
counts = mentions.groupby(["theme", "city"], as_index=False).agg(sentences=("sentence", "nunique"))
with left, st.container(key="themes"):
    st.plotly_chart(px.bar(counts, x="sentences", y="theme", color="city", orientation="h"))
with right:
    st.dataframe(mentions, hide_index=True)
