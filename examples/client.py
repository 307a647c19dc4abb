#!/usr/bin/env python3
"""Calls the server with plain POSTs. Needs httpx: pip install httpx

    python3 client.py http://127.0.0.1:9000 [oauth-token cloud-id]
"""
import asyncio
import sys

import httpx


class MCPAtlassianClient:
    """Without a token the server must run for a single user; with one, each caller acts as himself."""

    def __init__(self, base_url: str, auth_token: str | None = None, cloud_id: str | None = None):
        self.url = base_url.rstrip("/") + "/mcp"
        self.headers = {"Content-Type": "application/json"}
        if auth_token:
            self.headers["Authorization"] = f"Bearer {auth_token}"
        if cloud_id:
            self.headers["X-Atlassian-Cloud-Id"] = cloud_id

    async def _post(self, method: str, params: dict) -> dict:
        async with httpx.AsyncClient(timeout=30.0) as client:
            response = await client.post(
                self.url, json={"method": method, "params": params}, headers=self.headers
            )
        response.raise_for_status()
        return response.json()

    async def list_tools(self) -> dict:
        """An answer whose result.tools are the tools that this caller may use."""
        return await self._post("tools/list", {})

    async def call_tool(self, tool_name: str, arguments: dict) -> dict:
        """An answer with a result, whose isError tells that the tool failed, or with an error."""
        return await self._post("tools/call", {"name": tool_name, "arguments": arguments})


async def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    client = MCPAtlassianClient(*sys.argv[1:4])
    tools = await client.list_tools()
    print("Available tools:", len(tools.get("result", {}).get("tools", [])))
    answer = await client.call_tool(
        "jira_search", {"jql": "project = PROJ AND status = 'In Progress'", "limit": 5}
    )
    result = answer.get("result") or sys.exit(answer["error"]["message"])
    if result.get("isError"):
        sys.exit(result["content"][0]["text"])
    for issue in result["structuredContent"]["issues"]:
        print(issue["key"], issue["summary"])


if __name__ == "__main__":
    asyncio.run(main())
