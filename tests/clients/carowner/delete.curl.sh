curl -X DELETE 'https://api.minbil.no/api/co/profile'\
  -H 'Accept: application/json'\
  -H 'Authorization: Bearer <access-token>'
